"""A picture on its way in, through every screen of the editor that takes one."""

import json
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from courses.actions.write_groups import write_groups
from materials import photographs
from tests import sent_files

Image = get_image_model()
UNFIT = {
    "empty": (b"", "jpg", photographs.IsEmpty),
    "words": (b"only words\n" * 50, "jpg", photographs.NotAPicture),
    "drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "svg", photographs.IsADrawing),
    "drawing by another name": (b"<svg onload='alert(1)'/>", "png", photographs.IsADrawing),
    "cut off": (sent_files.jpeg()[:4000], "jpg", photographs.IsBroken),
    "giant": (sent_files.png_that_says(50_000, 50_000), "png", photographs.HasTooManyPixels),
    "60 MB": (sent_files.jpeg() + b"\0" * 60 * 1024 * 1024, "jpg", photographs.HasTooManyBytes),
}


@pytest.fixture
def desk(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


@pytest.fixture
def stored(desk):
    send_alone(desk, sent_files.jpeg(), "jpg")
    return Image.objects.get()


def named(content, ending):
    return SimpleUploadedFile(f"IMG_0001.{ending}", content)


def words(prefix=""):
    return {
        f"{prefix}title": "わたしの題",
        f"{prefix}tags": "天気",
        f"{prefix}collection": Collection.get_first_root_node().pk,
    }


def send_alone(desk, content, ending, **other_words):
    return desk.post("/admin/images/add/", words() | other_words | {"file": named(content, ending)})


def send_instead(desk, content, ending):
    send_alone(desk, sent_files.jpeg(), "jpg", title="もとの題")
    return desk.post(f"/admin/images/{Image.objects.get().pk}/", words() | {"file": named(content, ending)})


def send_by_chooser(desk, content, ending):
    prefix = "image-chooser-upload-"
    return desk.post("/admin/images/chooser/create/", words(prefix) | {f"{prefix}file": named(content, ending)})


def send_many(desk, content, ending):
    return desk.post(
        "/admin/images/multiple/add/", {"title": "わたしの題", "files[]": named(content, ending)} | words()
    )


def said(response):
    """What the screen shows, out of the JSON of a modal too."""
    assert response.status_code == 200
    text = response.content.decode()
    if response.headers["Content-Type"].startswith(("application/json", "text/javascript")):
        found = json.loads(text)
        text = found.get("htmlFragment") or found.get("html") or found.get("error_message") or found.get("form", "")
    return unescape(text)


@pytest.mark.parametrize("send", [send_alone, send_instead, send_by_chooser], ids=lambda send: send.__name__)
@pytest.mark.parametrize("case", UNFIT)
def test_unfit_picture_is_refused_in_one_sentence_and_the_form_kept(desk, send, case):
    content, ending, refusal = UNFIT[case]

    screen = said(send(desk, content, ending))

    assert screen.count(refusal.sentence) == 1
    assert 'value="わたしの題"' in screen
    assert "天気" in screen
    assert {(image.title, image.width) for image in Image.objects.all()} <= {("もとの題", 1200)}


@pytest.mark.parametrize("case", UNFIT)
def test_unfit_one_of_many_is_refused_in_one_sentence(desk, case):
    content, ending, refusal = UNFIT[case]

    answer = send_many(desk, content, ending).json()

    assert answer == {"success": False, "error_message": refusal.sentence}
    assert not Image.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("send", [send_alone, send_by_chooser, send_many], ids=lambda send: send.__name__)
def test_picture_of_an_iphone_is_taken_and_shown_in_every_format(desk, send):
    send(desk, sent_files.heic(), "HEIC")

    image = Image.objects.get()
    assert (image.title, image.filename[-4:], image.width, image.height) == ("わたしの題", ".jpg", 900, 1200)
    shown = image.get_renditions(*(f"width-320|format-{kind}" for kind in ("avif", "webp", "jpeg")))
    assert [Pillow.open(each.file.path).format for each in shown.values()] == ["AVIF", "WEBP", "JPEG"]
    assert {(each.width, each.height) for each in shown.values()} == {(320, 426)}


def test_nothing_that_is_stored_says_where_a_picture_was_taken(desk, client):
    send_alone(desk, sent_files.lying_jpeg(), "jpg")
    image = Image.objects.get()
    image.get_renditions("original", "width-320|format-jpeg", "width-320|format-avif", "width-320|format-webp")

    files = [path for path in Path(settings.MEDIA_ROOT).rglob("IMG_0001*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        assert not Pillow.open(path).getexif()
        assert sent_files.MAKER.encode() not in path.read_bytes()
    assert client.get(image.file.url).status_code == 404
    assert client.get(image.get_rendition("width-320|format-jpeg").url).status_code == 200


def test_nothing_that_is_shown_of_an_older_picture_says_where_it_was_taken(desk, client):
    old = Image.objects.create(title="前から", file=ImageFile(BytesIO(sent_files.lying_jpeg()), name="old.jpg"))
    assert sent_files.MAKER.encode() in Path(old.file.path).read_bytes()

    shown = old.get_renditions("original", *(f"width-320|format-{kind}" for kind in ("jpeg", "png", "webp", "avif")))

    for each in shown.values():
        content = Path(each.file.path).read_bytes()
        picture = Pillow.open(BytesIO(content))
        assert picture.size in ((900, 1200), (320, 426))
        assert not picture.getexif()
        assert sent_files.MAKER.encode() not in content


def test_picture_put_aside_for_want_of_a_title_is_written_anew_too(desk, client):
    answer = desk.post(
        "/admin/images/multiple/add/", words() | {"title": "", "files[]": named(sent_files.lying_jpeg(), "jpg")}
    ).json()
    aside = UploadedFile.objects.get()
    assert client.get(f"/media/{aside.file.name}").status_code == 404

    prefix = f"uploaded-image-{aside.pk}-"
    desk.post(f"/admin/images/multiple/create_from_uploaded_image/{answer['uploaded_file_id']}/", words(prefix))

    image = Image.objects.get()
    assert (image.width, image.height, image.file_size) == (900, 1200, image.file.size)
    assert sent_files.MAKER.encode() not in Path(image.file.path).read_bytes()


def test_picture_may_have_another_ending_than_its_kind(desk):
    send_alone(desk, sent_files.written(sent_files.scene(40, 30), "PNG"), "jpg")

    assert Image.objects.get().filename.endswith(".png")


@pytest.mark.parametrize("address", ["/admin/images/add/", "/admin/images/chooser/", "/admin/images/multiple/add/"])
def test_screens_say_what_they_take(desk, address):
    screen = said(desk.get(address))

    assert "アイフォーンの HEICも" in screen
    assert "20MBまで" in screen
    assert ".heic" in screen or "|heic|" in screen
    assert "image/heic" in screen


def test_new_words_without_a_new_file_keep_the_picture(desk, stored):
    desk.post(f"/admin/images/{stored.pk}/", words() | {"title": "べつの題"})

    assert [(each.title, each.file.name) for each in Image.objects.all()] == [("べつの題", stored.file.name)]
