"""The first visit to a material page, on a narrow phone that has kept nothing: how much comes, and what can be read and
pressed before the rest is there."""

import io
import random
from urllib.parse import urlsplit

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageFilter
from wagtail.images import get_image_model

from materials.models import MaterialPage, Number
from tests.journeys.conftest import PHONE, WRITTEN_OUT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ONE_FLIGHT, IN_ALL, WITH_SIX_PICTURES = 14_000, 60_000, 150_000


@pytest.fixture
def visit(library, new_context):
    """Opens an address with nothing kept: the requests as (bytes on the wire, kind, path), the largest first."""

    def visited(path):
        page = new_context(**PHONE).new_page()
        wire, names, sizes = page.context.new_cdp_session(page), {}, {}
        wire.send("Network.enable")
        wire.on("Network.responseReceived", lambda e: names.update({e["requestId"]: (e["type"], e["response"]["url"])}))
        wire.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        page.goto(library.url + path, wait_until="networkidle")
        for picture in page.locator("img.picture").all():
            picture.scroll_into_view_if_needed()  # those further down wait until then
            page.wait_for_function("(image) => image.complete", arg=picture.element_handle())
        for _ in range(100):
            if sizes.keys() >= names.keys():
                break
            page.wait_for_timeout(50)  # a size is told after the last byte
        return sorted(((int(sizes[key]), kind, urlsplit(url).path) for key, (kind, url) in names.items()), reverse=True)

    return visited


def listed(requests):
    return "\n".join([f"{sum(size for size, *_ in requests)} in all", *(" ".join(map(str, each)) for each in requests)])


@pytest.mark.parametrize("digits", WRITTEN_OUT)
def test_a_page_comes_in_one_flight_and_the_whole_visit_is_light(visit, digits):
    requests = visit(f"/m/{digits}")

    [page] = [size for size, kind, _ in requests if kind == "Document"]
    assert page <= ONE_FLIGHT, listed(requests)
    assert sum(size for size, *_ in requests) <= IN_ALL, listed(requests)
    assert {kind for _, kind, _ in requests} <= {"Document", "Stylesheet", "Image", "Other"}, listed(requests)
    assert len([path for _, kind, path in requests if kind == "Stylesheet"]) > 5, listed(requests)


def photograph(seed):
    """As unlike a flat drawing as a photograph of a screen: soft patches, and the noise of a camera."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (27, 48), chance.randbytes(27 * 48 * 3))
    soft = small.resize((1080, 1920), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(6))
    noise = Image.frombytes("L", (1080, 1920), chance.randbytes(1080 * 1920)).convert("RGB")
    file = io.BytesIO()
    Image.blend(soft, noise, 0.06).save(file, "JPEG", quality=90)
    return get_image_model().objects.create(title=f"写真 {seed}", file=ImageFile(file, name=f"photo-{seed}.jpg"))


def test_six_photographs_fit_too(visit):
    page = MaterialPage.objects.get(pk=Number.objects.get(digits="103").page_id)
    page.body = [("action", {"text": "押す", "picture": photograph(seed), "alt": "画面"}) for seed in range(6)]
    page.save_revision().publish()

    requests = visit("/m/103")

    assert len([path for _, kind, path in requests if kind == "Image" and "media" in path]) == 6, listed(requests)
    assert sum(size for size, *_ in requests) <= WITH_SIX_PICTURES, listed(requests)


@pytest.mark.parametrize("path", ["/m/103", "/m/206?step=1"])
def test_it_is_readable_and_answers_before_anything_else_has_come(library, new_context, path):
    page = new_context(**PHONE).new_page()
    waiting = []
    page.route(
        "**/*",
        lambda route: route.continue_() if route.request.resource_type == "document" else waiting.append(route),
    )

    page.goto(library.url + path, wait_until="commit")
    page.locator("button[name=act]").last.wait_for()

    assert page.evaluate(SMALL_LETTERS) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("() => performance.getEntriesByName('first-contentful-paint').length") == 1
    page.get_by_role("link", name="つぎへ" if "step" in path else "1つずつ 見る").click()
    page.wait_for_url("**step=*", wait_until="commit")
    assert len(waiting) > 5
    page.unroute_all(behavior="ignoreErrors")


SMALL_LETTERS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const box = walk.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(box).fontSize);
    const is_label = box.matches("small, svg *, style, .out-of-sight, .out-of-sight *");
    if (walk.currentNode.data.trim() && !is_label && size < 18) found.push(box.outerHTML.slice(0, 100));
  }
  return found;
}"""
