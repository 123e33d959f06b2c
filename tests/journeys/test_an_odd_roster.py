"""A clerk with twenty minutes has last year's spreadsheet, as it is."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.models import Enrolment, Job
from courses.models import User
from tests.spreadsheets import ROSTERS, xlsx_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROSTER = "/office/cohorts/tobe-1/roster/"
OFTEN = {"name": "名簿.xlsx", "mimeType": "application/octet-stream"}


@pytest.fixture
def clerk(walk, class_of):
    walk.cohort = class_of("384020", "tobe-1")
    walk.page.set_viewport_size({"width": 1024, "height": 800})
    walk.sign_in("tobe")
    walk.go(ROSTER)
    return walk


def send(clerk, file):
    clerk.page.locator("input[type=file]").first.set_input_files(file)
    clerk.press("読み取って確かめる")


def names(cohort):
    return [
        row.learner.name for row in Enrolment.objects.in_cohort(cohort).select_related("learner").order_by("number")
    ]


def text_of(clerk):
    return clerk.page.locator("main").inner_text()


def test_last_years_spreadsheet_comes_in_as_it_is(clerk):
    send(clerk, ROSTERS / "03_meibo.xlsx")
    clerk.picture("roster-preview")
    clerk.press("この10人で取り込む")

    assert len(names(clerk.cohort)) == 10
    assert clerk.clicks <= 4
    assert clerk.faults == []


def test_good_rows_first_and_the_rest_when_it_is_mended(clerk, tmp_path):
    send(clerk, ROSTERS / "04_with_faults.csv")
    clerk.page.get_by_label("直すところのない5人だけ").check()
    clerk.press("この5人で取り込む")
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("button", name="残りの行をExcelで受け取る").click()
    download.value.save_as(tmp_path / "rest.xlsx")
    mended = mend(tmp_path / "rest.xlsx")
    clerk.go(ROSTER)
    send(clerk, mended)
    clerk.press("で取り込む")

    assert len(names(clerk.cohort)) == 8
    assert clerk.faults == []


def mend(path):
    """As a clerk does it: the cells that the first column names, and the rows that are no people are deleted."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    right = {"1946-02-30": "1946-02-28", "やまだ123": "イッシキ ヒロシ"}
    for row in list(sheet.iter_rows(min_row=2))[::-1]:
        words = [str(cell.value or "") for cell in row]
        if any("HYPERLINK" in word or "同じ人" in word for word in words):
            sheet.delete_rows(row[0].row)
        for cell in row:
            cell.value = right.get(str(cell.value), cell.value)
            if cell.value is None and sheet.cell(1, cell.column).value == "氏名":
                cell.value = "曽我部 文子"
    book.save(path)
    return path


def test_last_years_learner_is_asked_for(clerk):
    person = NewLearner(name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020")
    add_learner(municipality=clerk.cohort.municipality, person=person)
    send(
        clerk, {**OFTEN, "buffer": xlsx_of(["氏名", "フリガナ", "TEL"], ["田中 節子", "タナカ セツコ", "089-000-0099"])}
    )
    clerk.picture("roster-question")
    clerk.page.get_by_label("田中 節子さんです").check()
    clerk.press("答えを入れて、もう一度確かめる")
    shown = text_of(clerk)
    clerk.press("この1人で取り込む")

    learner = Enrolment.objects.get(cohort=clerk.cohort).learner
    assert "電話番号: 089-000-0020 から 089-000-0099 に直します。" in shown
    assert (learner.telephone, clerk.faults) == ("089-000-0099", [])


def test_pasted_rows(clerk):
    clerk.page.get_by_label("ここに貼り付ける").fill("青木 茂\tアオキ シゲル\t089-000-0031\n山田 実\tヤマダ ミノル\t")
    clerk.press("貼り付けた行を確かめる")
    clerk.press("この2人で取り込む")

    assert (names(clerk.cohort), clerk.faults) == (["青木 茂", "山田 実"], [])


def test_round_trip_shows_what_was_edited(clerk):
    for number, name in enumerate(("青木 茂", "山田 実", "伊藤 昭")):
        person = NewLearner(name=name, kana="カナ", telephone=f"089-000-003{number}")
        enrol(cohort=clerk.cohort, learner=add_learner(municipality=clerk.cohort.municipality, person=person))
    clerk.go(f"{ROSTER}export/")
    clerk.picture("roster-export")
    clerk.page.get_by_label("電話番号も入れる").check()
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("button", name="名簿を受け取る").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    edit(book.worksheets[0])
    written = io.BytesIO()
    book.save(written)
    clerk.go(ROSTER)
    send(clerk, {**OFTEN, "buffer": written.getvalue()})

    shown = text_of(clerk)
    assert re.findall(r"\S+: .* から .* に直します。", shown) == [
        "電話番号: 089-000-0031 から 089-000-0099 に直します。"
    ]
    assert "3番 伊藤 昭さんを取りやめにする" in shown
    assert clerk.faults == []


def edit(sheet):
    for row in list(sheet.iter_rows(min_row=2)):
        words = [cell.value for cell in row]
        if "伊藤 昭" in words:
            sheet.delete_rows(row[0].row)
        for cell in row:
            cell.value = "089-000-0099" if cell.value == "089-000-0031" else cell.value


def wide():
    headings = [
        "番号",
        "氏名",
        "フリガナ",
        "電話番号",
        "携帯",
        "生年月日",
        "機種",
        "備考",
        *(f"項目{n}" for n in range(40)),
    ]
    person = [
        1,
        "長い苗字小路 長い名前之助",
        "ナガイミョウジコウジ ナガイナマエノスケ",
        "089-000-0031",
        "090-0000-0031",
    ]
    row = [*person, "昭和21年4月3日", "らくらくスマートフォン", "送迎あり。耳が遠いので、前の席。" * 5, *range(40)]
    return {**OFTEN, "buffer": xlsx_of(headings, row)}


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_wide_roster_fits_the_screen_and_can_be_walked_by_keyboard(clerk, text):
    send(clerk, wide())
    clerk.page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
    clerk.look()
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    unreachable = (
        "[...document.querySelectorAll('.scroll')].filter(r => r.scrollWidth > r.clientWidth && r.tabIndex < 0)"
    )

    assert clerk.page.evaluate(too_wide) == 0
    assert clerk.page.evaluate(f"{unreachable}.length") == 0
    assert clerk.faults == []


def test_everything_without_javascript(new_context, clerk):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(clerk.site.url + "/accounts/login/")
    page.get_by_label("利用者名").fill("tobe")
    page.locator("input[type=password]").fill(clerk.site.passwords["tobe"])
    page.get_by_role("button", name="入る(サインイン)").click()
    page.goto(clerk.site.url + ROSTER)
    page.locator("input[type=file]").first.set_input_files(Path(ROSTERS / "02_excel_cp932.csv"))
    page.get_by_role("button", name="読み取って確かめる").click()
    page.get_by_role("button", name="この15人で取り込む").click()

    assert len(names(clerk.cohort)) == 15


def test_page_of_a_job_opens_what_comes_after_it(clerk):
    job = job_of("tobe")
    clerk.go(f"{ROSTER}jobs/{job.pk}/")
    waiting = text_of(clerk)

    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, result={"new": 12, "known": 0, "withdrawn": 0})
    clerk.page.get_by_text("新しい人は12人").wait_for()

    assert "進めています: 250人を保存しています" in waiting
    assert clerk.faults == []


def job_of(username):
    by, now = User.objects.get(username=username), timezone.now()
    arguments = {"upload": "00000000-0000-4000-8000-000000000009"}
    states = {"state": Job.State.RUNNING, "progress": 250, "touched_at": now, "expires_at": now}
    return Job.objects.create(kind=Job.Kind.TAKE_IN_ROSTER, by=by, arguments=arguments, **states)
