from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from attendance.models import RosterUpload
from tests import factories
from tests.roster_desk import ADDRESS, names
from tests.spreadsheets import CP932, csv_of

pytestmark = pytest.mark.usefixtures("folder")


def send(client, content=None, name="名簿.csv", address=ADDRESS):
    return client.post(address, {"file": SimpleUploadedFile(name, content or CP932.read_bytes())})


def preview_address():
    return reverse("office:roster_preview", args=["tobe-1", RosterUpload.objects.get().pk])


def test_roster_is_shown_before_anything_is_saved(cast, clerk):
    response = send(clerk)
    shown = clerk.get(response.url)

    assert response.url == preview_address()
    assert shown.context["preview"].as_json() == {"people": 15, "new": 15, "known": 0, "changed": 0, "faults": []}
    assert "この15人で取り込む" in shown.content.decode()
    assert names(cast.cohort) == ["青野 キヨ"]


def test_yes_saves_all_and_deletes_the_file(cast, clerk, folder):
    page = clerk.get(send(clerk).url)

    response = clerk.post(preview_address(), {"decision": page.context["preview"].decision})

    assert response.url == reverse("office:cohort", args=["tobe-1"])
    assert len(names(cast.cohort)) == 16
    assert (RosterUpload.objects.count(), list(folder.iterdir())) == (0, [])


def test_no_saves_nobody_and_deletes_the_file(cast, clerk, folder):
    send(clerk)

    response = clerk.post(preview_address(), {"discard": "1"})

    assert response.url == reverse("office:cohort", args=["tobe-1"])
    assert (names(cast.cohort), list(folder.iterdir())) == (["青野 キヨ"], [])


def test_faults_are_shown_and_nothing_is_saved(cast, clerk):
    page = clerk.get(send(clerk, csv_of("氏名,機種", "青木,トースター", "山田,なし")).url)
    clerk.post(preview_address(), {"decision": page.context["preview"].decision})

    text = page.content.decode()
    assert ("2行目" in text, "機種「トースター」が分かりません" in text) == (True, True)
    assert names(cast.cohort) == ["青野 キヨ"]


def test_what_is_no_roster_is_said_at_the_field(clerk):
    response = send(clerk, b"%PDF-1.7")

    assert response.context["form"].errors == {"file": ["PDFは読めません。元のExcelかCSVのファイルを選んでください。"]}
    assert RosterUpload.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"x" * (5 * 1024 * 1024 + 1)])
def test_empty_or_big_file_is_said_at_the_field(clerk, content):
    response = clerk.post(ADDRESS, {"file": SimpleUploadedFile("a.csv", content)})

    assert list(response.context["form"].errors) == ["file"]


def test_yes_to_what_has_changed_since_saves_nobody(cast, clerk):
    page = clerk.get(send(clerk, csv_of("氏名,TEL", "青木 茂,089-000-0020")).url)
    factories.enrolment(cast.cohort, name="青木 茂", kana="", telephone="089-000-0020")

    response = clerk.post(preview_address(), {"decision": page.context["preview"].decision}, follow=True)

    assert response.redirect_chain == [(preview_address(), 302)]
    assert "もう一度 確かめてください" in response.content.decode()
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂"]


def test_change_of_somebody_known_is_shown(clerk):
    page = clerk.get(send(clerk, csv_of("氏名,フリガナ,TEL", "青野 キヨ,アオノ キヨ,089-000-0099")).url)

    assert "電話番号: 089-000-0010 から <b>089-000-0099</b> に直します。" in page.content.decode()


def test_looking_changes_nothing(clerk, folder):
    clerk.get(ADDRESS)
    send(clerk)

    clerk.get(preview_address())

    assert (RosterUpload.objects.count(), len(list(folder.iterdir()))) == (1, 1)


@pytest.mark.parametrize(
    "who, code", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_others_find_no_roster(cast, clerk, sign_in, who, code):
    send(clerk)
    address = preview_address()

    other = sign_in(getattr(cast, who))

    assert [other.get(ADDRESS).status_code, other.get(address).status_code, send(other).status_code] == [code] * 3


def test_colleague_does_not_see_what_somebody_else_sent(cast, clerk, sign_in):
    send(clerk)
    address = preview_address()

    assert sign_in(factories.staff("municipality", cast.tobe)).get(address).status_code == 404


def test_roster_is_not_shown_at_another_class(cast, clerk):
    factories.cohort(cast.tobe, slug="tobe-2")
    send(clerk)

    assert clerk.get(preview_address().replace("tobe-1", "tobe-2")).status_code == 404


def test_roster_is_not_shown_after_a_day(cast, clerk, sign_in, today):
    send(clerk)

    today.shift(timedelta(hours=24))

    assert sign_in(cast.clerk).get(preview_address()).status_code == 404


def test_file_that_is_gone_is_asked_for_again(clerk, folder):
    send(clerk)
    for path in folder.iterdir():
        path.unlink()

    response = clerk.get(preview_address(), follow=True)

    assert response.redirect_chain == [(ADDRESS, 302)]
    assert "もう一度選んでください" in response.content.decode()


def test_cancelled_class_takes_no_roster(cast, clerk):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    assert clerk.get(ADDRESS).status_code == 404
