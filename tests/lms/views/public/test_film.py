"""A video is given out in parts, to whoever may see it, and as nothing but a video."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

pytestmark = pytest.mark.django_db
FILM = b"0123456789"


def document(name, content=FILM):
    return get_document_model().objects.create(title="動画", file=ContentFile(content, name=name))


def body(response):
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("ending, kind", [("mp4", "video/mp4"), ("webm", "video/webm")])
def test_video_is_given_whole_as_nothing_but_a_video(client, ending, kind):
    response = client.get(document(f"a.{ending}").url)

    assert (response.status_code, body(response)) == (200, FILM)
    assert (response.headers["Content-Type"], response.headers["Content-Disposition"]) == (kind, "inline")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked, given", [("bytes=0-1", "bytes 0-1/10"), ("bytes=4-", "bytes 4-9/10")])
def test_video_is_given_in_parts(client, asked, given):
    response = client.get(document("a.mp4").url, headers={"range": asked})

    assert (response.status_code, response.headers["Content-Range"]) == (206, given)
    first, last = map(int, given.removeprefix("bytes ").removesuffix("/10").split("-"))
    assert body(response) == FILM[first : last + 1]


def test_video_has_no_part_behind_its_end(client):
    response = client.get(document("a.mp4").url, headers={"range": "bytes=10-"})

    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


def test_half_of_another_video_is_given_whole(client):
    address = document("a.mp4").url
    changed = client.get(address).headers["Last-Modified"]
    parts = {"range": "bytes=5-"}

    assert client.get(address, headers=parts | {"if-range": changed}).status_code == 206
    assert client.get(address, headers=parts | {"if-range": "Mon, 01 Jan 2024 00:00:00 GMT"}).status_code == 200
    assert client.get(address, headers=parts | {"if-range": '"a tag"'}).status_code == 200


def test_video_behind_a_password_stays_there(client, cast, sign_in):
    film = document("a.mp4")
    film.collection = Collection.get_first_root_node().add_child(name="閉じた棚")
    film.save()
    CollectionViewRestriction.objects.create(collection=film.collection, restriction_type="login")

    assert client.get(film.url, headers={"range": "bytes=0-1"}).status_code == 302
    assert sign_in(cast.officer).get(film.url).headers["Cache-Control"] == "private, no-store"


def test_video_whose_file_is_gone_is_not_there(client):
    film = document("a.mp4")
    film.file.storage.delete(film.file.name)

    assert client.get(film.url).status_code == 404


def test_paper_is_still_given_by_wagtail(client):
    response = client.get(document("a.pdf", b"%PDF-1.7").url)

    assert (response.status_code, body(response), response.headers["Content-Type"]) == (
        200,
        b"%PDF-1.7",
        "application/pdf",
    )
