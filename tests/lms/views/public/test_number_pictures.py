"""Photographs and videos on a page: in the format and size that suits, the first at once, the others when they are near."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests import factories, sent_files

pytestmark = pytest.mark.django_db
EXAMPLE = {"sender": "市町", "text": "断水します。", "answer": "real", "why": "同じです。", "alt": "手紙の写真"}


@pytest.fixture
def image():
    file = ImageFile(io.BytesIO(sent_files.jpeg()), name="photo.jpg")
    return get_image_model().objects.create(title="写真", file=file)


def pictured(image, alt):
    made = factories.action("絵を押す")
    made["value"] |= {"picture": image.pk, "alt": alt}
    return made


def film(name="a.mp4", size=2_500_000):
    return get_document_model().objects.create(title="動画", file=ContentFile(b"", name=name), file_size=size)


def video(file, **words):
    value = {
        "title": "天気を見るまで",
        "file": file.pk,
        "transcript": "設定を 押します。\n<b>画面</b>が 変わります。",
        "poster": None,
    }
    return {"type": "video", "value": value | words}


def pictures(page):
    return re.findall(r"<picture>.*?</picture>", page, re.DOTALL)


def test_picture_has_formats_sizes_and_a_place_kept_free(client, image):
    factories.material("103", body=[pictured(image, "歯車の写真")])

    (picture,) = pictures(client.get("/m/103").content.decode())

    assert re.findall(r'type="(image/\w+)"', picture) == ["image/avif", "image/webp"]
    assert re.findall(r'srcset="[^"]*\.(\w+) 320w, [^"]*\.(\w+) 640w"', picture) == [
        (k, k) for k in ("avif", "webp", "jpg")
    ]
    assert picture.count('sizes="(max-width: 24rem) calc(100vw - 4rem), 20rem"') == 3
    assert {'width="320"', 'height="240"', 'alt="歯車の写真"'} <= set(re.search(r"<img ([^>]*)>", picture)[1].split())


def test_all_pictures_but_the_first_wait_until_they_are_near(client, image):
    exercise = {"question": "どれ", "examples": [EXAMPLE | {"picture": image.pk}] * 2}
    body = [pictured(image, "1"), pictured(image, "2"), {"type": "real_or_not", "value": exercise}]
    factories.material("103", body=body)

    found = pictures(client.get("/m/103").content.decode())

    assert ['loading="lazy"' in each for each in found] == [False, True, True, True]
    assert all('decoding="async"' in each for each in found)
    assert ['loading="lazy"' in each for each in pictures(client.get("/m/103?step=2").content.decode())] == [
        False,
        True,
        True,
    ]


def test_page_with_pictures_and_a_video_is_kept_whole(client, image, django_assert_num_queries):
    factories.material("103", body=[pictured(image, "1"), video(film(), poster=image.pk)])
    first = client.get("/m/103").content

    with django_assert_num_queries(0):
        again = client.get("/m/103").content

    assert pictures(first.decode()) == pictures(again.decode()) != []
    assert re.search(rb'<video [^>]*poster="/media/images/photo[^"]*\.jpg"', again)


def test_video_plays_without_scripts_and_is_read_as_words(client):
    file = film()
    factories.material("103", body=[factories.action(), video(file)])

    page = client.get("/m/103").content.decode()

    assert '<a class="button wide no-print" href="#video-1">' in page
    assert re.search(r'<video [^>]*controls preload="none" playsinline aria-labelledby="video-1">', page)
    assert f'<source src="{file.url}" type="video/mp4">' in page
    assert file.url.startswith(f"/documents/{file.pk}/")
    assert "約3メガバイト" in page
    assert re.search(
        r"<details[^>]*>\s*<summary>動画の ことばを 読む</summary>\s*<p>設定を 押します。<br>&lt;b&gt;画面", page
    )


def test_words_of_a_video_stay_when_its_file_goes(client):
    file = film()
    factories.material("103", body=[video(file)])
    file.delete()

    page = client.get("/m/103").content.decode()

    assert "<video" not in page
    assert "メガバイト" not in page
    assert "設定を 押します。" in page


def test_other_file_for_a_video_makes_its_page_old(client, django_capture_on_commit_callbacks):
    file = film()
    factories.material("103", body=[video(file)])
    client.get("/m/103")

    with django_capture_on_commit_callbacks(execute=True):
        file.file.save("b.webm", ContentFile(b""))

    assert f'<source src="{file.url}" type="video/webm">' in client.get("/m/103").content.decode()
