import pytest
from django.urls import reverse

from attendance.imports.roster import sent
from attendance.models import Enrolment, Job, RosterUpload, TakenOut
from attendance.views.office import roster_preview
from tests import factories
from tests.roster_desk import ADDRESS, answer, names, send
from tests.spreadsheets import xlsx_of

pytestmark = pytest.mark.usefixtures("folder")


def test_large_roster_is_read_by_a_job(clerk, monkeypatch):
    monkeypatch.setattr(sent, "LONG_TEXT", 10)

    page = send(clerk, "氏名", "青木 茂")

    job = Job.objects.get()
    assert [path for path, _ in page.redirect_chain] == [f"{ADDRESS}jobs/{job.pk}/", page.redirect_chain[-1][0]]
    assert (job.state, len(page.context["preview"].people)) == ("done", 1)


def test_cells_of_a_large_workbook_are_kept_until_it_is_dropped(clerk, folder, monkeypatch):
    monkeypatch.setattr(sent, "LONG_UNPACKED", 10)
    page = send(clerk, xlsx_of(["氏名", "生年月日"], ["青木 茂", factories.date(1946, 4, 3)]), name="名簿.xlsx")
    kept = [path.suffix for path in folder.iterdir()]

    answer(clerk, page, discard="1")

    assert (sorted(kept), list(folder.iterdir())) == (["", ".cells"], [])
    assert page.context["preview"].people[0].birth_year == 1946


def test_many_people_are_saved_by_a_job(cast, clerk, monkeypatch, folder):
    monkeypatch.setattr(roster_preview, "MANY", 1)
    page = send(clerk, "氏名", "青木 茂", "山田 実")

    done = answer(clerk, page, withdraw=str(cast.kiyo.pk))

    assert "新しい人は<b>2人</b>" in done.content.decode()
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "山田 実"]
    assert (Enrolment.objects.get(pk=cast.kiyo.pk).state, list(folder.iterdir())) == ("withdrawn", [])


def test_job_whose_class_has_changed_meanwhile_saves_nobody(cast, clerk, monkeypatch):
    monkeypatch.setattr(roster_preview, "MANY", 1)
    page = send(clerk, "氏名,TEL", "青木 茂,089-000-0031", "山田 実,")
    factories.enrolment(cast.cohort, name="青木 茂", kana="", telephone="089-000-0031")

    page = answer(clerk, page)

    assert "もう一度 確かめてください" in page.content.decode()
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂"]


def test_job_that_broke_is_begun_again(cast, clerk, monkeypatch):
    monkeypatch.setattr(roster_preview, "MANY", 1)
    page = send(clerk, "氏名", "青木 茂", "山田 実")
    with monkeypatch.context() as broken:
        broken.setattr("attendance.tasks.take_in", lambda **_: 1 / 0)
        page = answer(clerk, page)
    before = names(cast.cohort)

    clerk.post(page.redirect_chain[-1][0], follow=True)

    assert ("途中で止まりました" in page.content.decode(), before) == (True, ["青野 キヨ"])
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "山田 実"]


def test_pages_of_a_long_roster_keep_the_answers(clerk, setsuko, monkeypatch):
    monkeypatch.setattr(roster_preview, "ROWS_ON_A_PAGE", 1)
    page = send(clerk, "氏名,TEL", "田中 節子,089-000-0020", "青木 茂,")

    page = answer(clerk, page, **{"new-2": "on", "turn": "2", "page": "1"})

    assert [match.person.name for match, _ in page.context["answers"].rows()] == ["青木 茂"]
    assert RosterUpload.objects.get().answers == {"2": "new"}


@pytest.mark.parametrize(
    "who, code", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_others_find_neither_the_rest_nor_the_job(cast, clerk, sign_in, monkeypatch, who, code):
    monkeypatch.setattr(sent, "LONG_TEXT", 10)
    send(clerk, "氏名,機種", "青木 茂,トースター")
    upload, job = RosterUpload.objects.get(), Job.objects.get()
    rest = reverse("office:roster_rest", args=["tobe-1", upload.pk])
    at_work = reverse("office:roster_job", args=["tobe-1", job.pk])

    other = sign_in(getattr(cast, who))

    assert [other.post(rest).status_code, other.get(at_work).status_code] == [code] * 2
    assert not TakenOut.objects.exists()
