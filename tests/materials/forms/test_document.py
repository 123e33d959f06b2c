"""A video or a paper on its way in, through every screen of the editor that takes one."""

import json
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, UploadedFile

from courses.actions.write_groups import write_groups
from materials import films
from materials.forms import document
from tests import sent_files

Document = get_document_model()
PAPER = b"%PDF-1.7\n1 0 obj\n"
UNFIT = {
    "empty": (b"", "mp4", document.IS_EMPTY),
    "words": (b"only words\n" * 50, "mp4", films.NotAFilm.sentence),
    "page": (b"<html><script>alert(1)</script>", "html", document.NOT_ACCEPTED),
    "page by another name": (b"<html><script>alert(1)</script>", "webm", films.NotAFilm.sentence),
    "drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg", document.NOT_ACCEPTED),
    "paper that is none": (b"<html>", "pdf", document.NOT_A_PAPER),
    "film of an iPhone": (sent_files.mp4(brand=b"qt  "), "MOV", films.IsQuickTime.sentence),
    "film by another name": (sent_files.mp4(brand=b"qt  "), "mp4", films.IsQuickTime.sentence),
    "new codec": (sent_files.mp4(b"hvc1"), "mp4", films.HasAnotherCodec.sentence),
    "31 MB": (sent_files.mp4(film=b"\0" * 31 * 1024 * 1024), "mp4", document.TOO_BIG),
}


@pytest.fixture
def desk(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


def named(content, ending):
    return SimpleUploadedFile(f"IMG_0002.{ending}", content)


def words(prefix=""):
    return {
        f"{prefix}title": "わたしの題",
        f"{prefix}tags": "天気",
        f"{prefix}collection": Collection.get_first_root_node().pk,
    }


def send_alone(desk, content, ending):
    return desk.post("/admin/documents/add/", words() | {"file": named(content, ending)})


def send_instead(desk, content, ending):
    desk.post("/admin/documents/add/", words() | {"title": "もとの題", "file": named(PAPER, "pdf")})
    return desk.post(f"/admin/documents/edit/{Document.objects.get().pk}/", words() | {"file": named(content, ending)})


def send_by_chooser(desk, content, ending):
    prefix = "document-chooser-upload-"
    return desk.post("/admin/documents/chooser/create/", words(prefix) | {f"{prefix}file": named(content, ending)})


def send_many(desk, content, ending):
    return desk.post("/admin/documents/multiple/add/", {"files[]": named(content, ending)} | words())


def said(response):
    assert response.status_code == 200
    text = response.content.decode()
    found = json.loads(text) if text.startswith("{") else {"html": text}
    return unescape(found.get("htmlFragment") or found["html"])


@pytest.mark.parametrize("send", [send_alone, send_instead, send_by_chooser], ids=lambda send: send.__name__)
@pytest.mark.parametrize("case", UNFIT)
def test_unfit_file_is_refused_in_one_sentence_and_the_form_kept(desk, send, case):
    content, ending, sentence = UNFIT[case]

    screen = said(send(desk, content, ending))

    assert screen.count(sentence) == 1
    assert screen.count('class="error-message"') == 1
    assert 'value="わたしの題"' in screen
    assert "天気" in screen
    assert {(each.title, each.file_extension) for each in Document.objects.all()} <= {("もとの題", "pdf")}


@pytest.mark.parametrize("case", UNFIT)
def test_unfit_one_of_many_is_refused_in_one_sentence(desk, case):
    content, ending, sentence = UNFIT[case]

    answer = send_many(desk, content, ending).json()

    assert answer == {"success": False, "error_message": sentence}
    assert not Document.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("send", [send_alone, send_instead, send_by_chooser, send_many], ids=lambda send: send.__name__)
@pytest.mark.parametrize("ending, content", [("MP4", sent_files.mp4()), ("webm", sent_files.webm()), ("pdf", PAPER)])
def test_video_or_paper_is_taken_without_its_place(desk, send, ending, content):
    send(desk, content, ending)

    kept = Document.objects.get()
    assert (kept.title, kept.file_extension, kept.file_size) == ("わたしの題", ending.lower(), len(content))
    assert b"+33.8336" not in Path(kept.file.path).read_bytes()


def test_file_put_aside_for_want_of_a_title_is_written_anew_too(desk):
    answer = desk.post(
        "/admin/documents/multiple/add/", words() | {"title": "", "files[]": named(sent_files.mp4(), "mp4")}
    ).json()

    aside = answer["uploaded_file_id"]
    desk.post(f"/admin/documents/multiple/create_from_uploaded_document/{aside}/", words(f"uploaded-document-{aside}-"))

    kept = Document.objects.get()
    assert kept.title == "わたしの題"
    assert b"+33.8336" not in Path(kept.file.path).read_bytes()


@pytest.mark.parametrize("address", ["/admin/documents/add/", "/admin/documents/chooser/"])
def test_screens_say_what_they_take(desk, address):
    screen = said(desk.get(address))

    assert "動画(mp4か WebM)" in screen
    assert "30MBまで" in screen
    assert document.ACCEPTED in screen
