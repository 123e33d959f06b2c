from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def film():
    file = Path(settings.MEDIA_ROOT) / "clips" / "a.mp4"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"0123456789")
    return "/media/clips/a.mp4"


def body(response):
    return b"".join(response.streaming_content)


def test_media_is_given_with_headers_that_tame_it(client, film):
    response = client.get(film)

    assert (response.status_code, body(response)) == (200, b"0123456789")
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    "asked, given, content",
    [
        ("bytes=0-1", "bytes 0-1/10", b"01"),
        ("bytes=4-", "bytes 4-9/10", b"456789"),
        ("bytes=-3", "bytes 7-9/10", b"789"),
        ("bytes=8-99", "bytes 8-9/10", b"89"),
        ("bytes=-99", "bytes 0-9/10", b"0123456789"),
    ],
)
def test_media_gives_a_part(client, film, asked, given, content):
    response = client.get(film, headers={"range": asked})

    assert (response.status_code, response.headers["Content-Range"]) == (206, given)
    assert (body(response), response.headers["Content-Length"]) == (content, str(len(content)))


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=5-2", "bytes=-0"])
def test_media_refuses_a_part_that_is_not_there(client, film, asked):
    response = client.get(film, headers={"range": asked})

    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("asked", ["bytes=0-1,3-4", "lines=1-2", "bytes=-", "x"])
def test_media_gives_the_whole_for_a_range_it_does_not_read(client, film, asked):
    assert client.get(film, headers={"range": asked}).status_code == 200


def test_media_not_changed_is_not_sent_again(client, film):
    since = client.get(film).headers["Last-Modified"]

    assert client.get(film, headers={"if-modified-since": since}).status_code == 304


def test_media_of_an_unknown_kind_is_saved_not_shown(client, film):
    (Path(settings.MEDIA_ROOT) / "clips" / "a.svg").write_text("<svg/>")

    response = client.get("/media/clips/a.svg")

    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == "attachment"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["../secrets/secret_key", "..%2f..%2fx", "documents/a.pdf", "clips", "clips/.hidden", "no"]
)
def test_media_outside_is_not_there(client, film, path):
    (Path(settings.MEDIA_ROOT) / "clips" / ".hidden").write_text("x")

    assert client.get(f"/media/{path}").status_code == 404
