"""A practice with six photographs and a video, on a telephone that is 360 pixels wide."""

import io
import random

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFilter
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from materials import films
from tests import factories, sent_files

MOST_BYTES = 150_000
"""Of a page with six pictures, with all that comes with it; what is far below comes when it is near."""


def photograph(seed):
    """Grain, slopes and edges, as a photograph of a hand and a telephone has them."""
    chance = random.Random(seed)
    image = Pillow.effect_noise((1200, 900), 40).filter(ImageFilter.GaussianBlur(2)).convert("RGB")
    image = Pillow.blend(image, Pillow.radial_gradient("L").resize((1200, 900)).convert("RGB"), 0.6)
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, side = chance.randrange(1100), chance.randrange(800), chance.randrange(20, 160)
        draw.ellipse((x, y, x + side, y + side), fill=tuple(chance.randrange(256) for _ in range(3)))
    return ImageFile(io.BytesIO(sent_files.written(image, "JPEG", quality=90)), name=f"photo-{seed}.jpg")


@pytest.fixture
def practice(site):
    made = get_image_model().objects
    body = []
    for number in range(6):
        action = factories.action(f"{number + 1}つ目を 軽く押す")
        action["value"] |= {
            "picture": made.create(title="写真", file=photograph(number)).pk,
            "alt": f"写真{number + 1}",
        }
        body.append(action)
    film = get_document_model().objects.create(
        title="動画", file=ContentFile(sent_files.mp4(), name="film.mp4"), file_size=4_000_000
    )
    words = "設定の 絵を 軽く押します。\nつぎに、上の 戸の 絵を 押します。"
    body.append(
        {"type": "video", "value": {"title": "設定を ひらくまで", "file": film.pk, "transcript": words, "poster": None}}
    )
    factories.material("601", "写真の ある 練習", body=body)


@pytest.fixture
def telephone(browser, site, practice):
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.came = {}
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    named = {}
    wire.on("Network.responseReceived", lambda said: named.update({said["requestId"]: said["response"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda said: page.came.update({named.get(said["requestId"], ""): said["encodedDataLength"]}),
    )
    yield page
    context.close()


def pictures(page):
    return sorted(address for address in page.came if "/images/" in address)


def test_six_pictures_are_light_and_stand_still(telephone, site):
    telephone.goto(f"{site.url}/m/601", wait_until="networkidle")

    weight, at_first = sum(telephone.came.values()), pictures(telephone)
    assert at_first
    assert all(address.endswith("width-640.avif") for address in at_first)
    assert len(at_first) < 6
    assert weight < MOST_BYTES, telephone.came
    height = telephone.evaluate("() => document.documentElement.scrollHeight")

    for part in range(12):
        telephone.evaluate("part => window.scrollTo(0, document.documentElement.scrollHeight * part / 12)", part)
        telephone.wait_for_timeout(60)
    telephone.wait_for_load_state("networkidle")

    assert len(pictures(telephone)) == 6
    assert telephone.evaluate("() => document.documentElement.scrollHeight") == height
    assert telephone.evaluate("() => document.documentElement.scrollWidth") == 360
    assert not [address for address in telephone.came if "/documents/" in address]


RECORDED = """async kind => {
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), parts = [];
    const film = new MediaRecorder(canvas.captureStream(20), {mimeType: kind});
    film.ondataavailable = event => parts.push(event.data);
    film.start(100);
    for (let i = 0; i < 20; i += 1) {
        pen.fillStyle = `hsl(${i * 18} 80% 50%)`; pen.fillRect(0, 0, 300, 150);
        await new Promise(done => setTimeout(done, 50));
    }
    await new Promise(done => { film.onstop = done; film.stop(); });
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}"""
PLAYED = """async video => {
    await video.play();
    await new Promise(done => { video.onended = done; setTimeout(done, 5000); });
    return [video.videoWidth, video.currentTime > 0.3, video.error && video.error.message];
}"""


@pytest.mark.parametrize("kind", ["video/webm;codecs=vp8", "video/mp4;codecs=avc1.42E01E"])
def test_video_of_our_own_plays(telephone, site, kind):
    telephone.goto(site.url + "/m/601")
    if not telephone.evaluate("kind => MediaRecorder.isTypeSupported(kind)", kind):
        pytest.skip(f"this Chromium records no {kind}")
    ending = kind[6:].split(";")[0]
    recorded = films.fit_to_serve(bytes(telephone.evaluate(RECORDED, kind)), ending)
    film = get_document_model().objects.create(
        title="動画", file=ContentFile(recorded, name=f"own.{ending}"), file_size=1
    )
    value = {"title": "色", "file": film.pk, "transcript": "色が 変わります。", "poster": None}
    factories.material("602", body=[{"type": "video", "value": value}])

    telephone.goto(site.url + "/m/602")

    assert telephone.locator("video").evaluate(PLAYED) == [300, True, None]


def test_words_of_a_video_are_on_paper(telephone, site):
    telephone.goto(f"{site.url}/m/601", wait_until="networkidle")
    words = telephone.get_by_text("つぎに、上の 戸の 絵を 押します。")
    assert not words.is_visible()

    telephone.emulate_media(media="print")

    assert words.is_visible()
    assert not telephone.locator("video").is_visible()
