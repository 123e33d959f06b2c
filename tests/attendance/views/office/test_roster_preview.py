import io

import openpyxl
import pytest

from attendance.models import Enrolment, Learner, RosterLayout, RosterUpload
from tests import factories
from tests.exported import taken
from tests.roster_desk import ADDRESS, answer, names, reread, send
from tests.spreadsheets import csv_of, xlsx_of

pytestmark = pytest.mark.usefixtures("folder")


def test_column_that_nobody_knows_is_chosen_and_remembered(cast, clerk):
    page = send(clerk, "受ける方,よびかた,れんらく", "青木 茂,アオキ シゲル,089-000-0031")
    page = reread(clerk, page, heading_row="1")
    page = reread(clerk, page, **{"column-0": "name", "column-1": "kana", "column-2": "telephone"})
    answer(clerk, page)

    again = send(clerk, "れんらく,受ける方,よびかた", "089-000-0032,青木 実,アオキ ミノル")

    assert names(cast.cohort) == ["青野 キヨ", "青木 茂"]
    assert [person.kana for person in again.context["preview"].people] == ["アオキ ミノル"]
    assert RosterLayout.objects.get().columns == [["受ける方", "name"], ["よびかた", "kana"], ["れんらく", "telephone"]]


def test_choices_are_of_one_municipality(cast, clerk, sign_in):
    page = send(clerk, "受ける方,番号", "青木 茂,1")
    page = reread(clerk, reread(clerk, page, heading_row="1"), **{"column-0": "name", "column-1": "other"})
    answer(clerk, page)

    assert RosterLayout.objects.get().municipality == cast.tobe


def test_heading_row_and_sheet_are_changed(cast, clerk):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(["氏名", "TEL"], ["青木 茂", "089-000-0031"], title="今年")))
    other = book.create_sheet("昨年")
    for row in (["参加者", "x"], ["氏名", "電話"], ["山田 実", "089-000-0041"]):
        other.append(row)
    written = io.BytesIO()
    book.save(written)
    page = send(clerk, written.getvalue(), name="名簿.xlsx")

    page = reread(clerk, page, sheet="昨年", heading_row="2")

    assert [person.name for person in page.context["preview"].people] == ["山田 実"]


def test_characters_are_read_as_chosen(clerk):
    page = send(clerk, csv_of("氏名,備考", "文子,ok", encoding="cp932"))

    page = reread(clerk, page, encoding="cp932")

    assert (RosterUpload.objects.get().encoding, page.context["preview"].people[0].name) == ("cp932", "文子")


def test_characters_that_lead_nowhere_are_not_kept(clerk):
    page = send(clerk, csv_of("氏名", "髙橋 文子", encoding="cp932"))

    page = reread(clerk, page, encoding="utf-8")

    assert (RosterUpload.objects.get().encoding, len(page.context["preview"].people)) == ("", 1)
    assert "そのようには読めませんでした" in page.content.decode()


def test_table_without_a_name_asks_which_column_it_is(cast, clerk):
    page = send(clerk, "1,2.5", "2,3.5")

    shown = page.content.decode()

    assert ("氏名の列が分かりません" in shown, "この0人で取り込む" in shown) == (True, False)
    assert [field.name for field in page.context["reading"]][-2:] == ["column-0", "column-1"]


def test_first_row_of_unknown_words_is_taken_for_headings(clerk):
    page = send(clerk, "受ける方,よびかた,れんらく", "青木 茂,アオキ,089-000-0031", "山田 実,ヤマダ,089-000-0032")

    table = page.context["preview"].table
    assert (table.heading_row, table.guessed, len(page.context["preview"].people)) == (1, True, 2)


def test_good_rows_are_taken_and_the_rest_comes_back(cast, clerk):
    page = send(clerk, "氏名,フリガナ,機種", "青木 茂,アオキ,なし", "山田 実,ヤマダ,トースター", "伊藤 昭,イトウ,なし")

    page = answer(clerk, page, only_good="1")
    rest = clerk.post(f"{page.redirect_chain[-1][0]}rest.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(rest.content)).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "伊藤 昭"]
    assert ("山田 実" in cells, "青木 茂" in cells) == (True, False)
    assert rest["Cache-Control"] == "private, no-store"
    assert len(page.context["preview"].faults) == 1
    assert taken() == [(cast.clerk.username, "tobe-1", "roster_rest", "xlsx", 1)]


def test_rest_is_mended_and_sent_again(cast, clerk):
    page = send(clerk, "氏名,フリガナ,機種", "青木 茂,アオキ,なし", "山田 実,ヤマダ,トースター")
    page = answer(clerk, page, only_good="1")
    book = openpyxl.load_workbook(io.BytesIO(clerk.post(f"{page.redirect_chain[-1][0]}rest.xlsx").content))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = "ガラケー" if cell.value == "トースター" else cell.value
    written = io.BytesIO()
    book.save(written)

    answer(clerk, send(clerk, written.getvalue(), name="直すところ.xlsx"))

    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "山田 実"]


def test_faults_without_the_tick_save_nobody(cast, clerk):
    page = answer(clerk, send(clerk, "氏名,機種", "青木 茂,なし", "山田 実,トースター"))

    assert names(cast.cohort) == ["青野 キヨ"]
    assert "直すところが残っています" in page.content.decode()


def test_somebody_who_might_be_known_is_asked_for_and_nothing_is_saved_before(cast, clerk, setsuko):
    page = send(clerk, "氏名,フリガナ,TEL", "田中 節子,タナカ セツコ,089-000-0099")
    asked = answer(clerk, page)

    page = answer(clerk, asked, **{"who-2": str(setsuko.pk)})
    saved_by_the_answer = names(cast.cohort)
    answer(clerk, page, **{"who-2": str(setsuko.pk)})

    assert (asked.context["preview"].open_questions, saved_by_the_answer) == (1, ["青野 キヨ"])
    assert [change.after for change in page.context["preview"].matches[0].changes] == ["089-000-0099"]
    assert Enrolment.objects.in_cohort(cast.cohort).get(learner=setsuko).learner.telephone == "089-000-0099"


def test_answer_that_it_is_somebody_else_adds_a_new_person(cast, clerk, setsuko):
    page = send(clerk, "氏名,フリガナ,TEL", "田中 節子,タナカ セツコ,089-000-0099")

    answer(clerk, answer(clerk, page, **{"who-2": "new"}), **{"who-2": "new"})

    setsuko.refresh_from_db()
    assert (Learner.objects.named(["田中節子"]).count(), setsuko.telephone) == (2, "089-000-0020")


def test_surely_known_person_can_be_called_another(cast, clerk, setsuko):
    page = send(clerk, "氏名,TEL", "田中 節子,089-000-0020")
    known = page.context["preview"].known

    page = answer(clerk, page, **{"new-2": "on"})
    answer(clerk, page, **{"who-2": "new"})

    assert (known, page.context["preview"].new) == (1, 1)
    assert Learner.objects.named(["田中節子"]).count() == 2


def test_who_is_not_in_the_roster_stays_unless_ticked(cast, clerk):
    page = send(clerk, "氏名", "青木 茂")
    answer(clerk, page)
    stayed = Enrolment.objects.get(pk=cast.kiyo.pk).state

    page = send(clerk, "氏名", "青木 茂")
    answer(clerk, page, withdraw=str(cast.kiyo.pk))

    assert (stayed, Enrolment.objects.get(pk=cast.kiyo.pk).state) == ("enrolled", "withdrawn")


def test_nobody_of_another_class_can_be_withdrawn(cast, clerk):
    page = send(clerk, "氏名", "青木 茂")

    answer(clerk, page, withdraw=str(cast.neighbour.pk))

    assert Enrolment.objects.get(pk=cast.neighbour.pk).state == "enrolled"


def test_pasted_rows_give_the_same_preview(cast, clerk):
    page = clerk.post(ADDRESS, {"text": "氏名\tTEL\n青木 茂\t089-000-0031\n山田 実\t\n"}, follow=True)

    answer(clerk, page)

    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "山田 実"]
    assert "encoding" not in page.context["reading"].fields


def test_pasted_names_alone_are_people(cast, clerk):
    page = clerk.post(ADDRESS, {"text": "青木 茂\n山田 実\n"}, follow=True)

    assert [person.name for person in page.context["preview"].people] == ["青木 茂", "山田 実"]


def test_paste_of_nothing_is_said_at_the_field(clerk):
    response = clerk.post(ADDRESS, {"text": " \n"})

    assert list(response.context["paste"].errors) == ["text"]
    assert RosterUpload.objects.count() == 0


def test_somebody_who_withdrew_meanwhile_is_not_passed_over_in_silence(cast, clerk):
    row = factories.enrolment(cast.cohort, name="田中 節子")
    shown = send(clerk, "氏名,フリガナ", "白石 ミツ,シライシ ミツ")
    Enrolment.objects.filter(pk=row.pk).update(state=Enrolment.State.WITHDRAWN)

    page = answer(clerk, shown, withdraw=str(row.pk))

    assert [str(one) for one in page.context["messages"]] == [
        "見ているあいだに、クラスの人が変わりました。もう一度 確かめてください。"
    ]
    assert "白石 ミツ" not in names(cast.cohort)


def test_button_pressed_twice_leads_to_the_class(cast, clerk):
    shown = send(clerk, "氏名,フリガナ", "白石 ミツ,シライシ ミツ")
    answer(clerk, shown)

    page = answer(clerk, shown)

    assert page.redirect_chain == [("/office/cohorts/tobe-1/", 302)]
    assert names(cast.cohort).count("白石 ミツ") == 1


@pytest.mark.parametrize("row", ["3", "1048576"])
def test_heading_row_below_the_last_one_is_said(clerk, row):
    shown = send(clerk, "氏名,フリガナ", "白石 ミツ,シライシ ミツ")

    page = reread(clerk, shown, heading_row=row)

    assert [str(one) for one in page.context["messages"]] == [
        f"そのようには読めませんでした。{row}行目より下に、何も書いてありません。見出しの行を確かめてください。"
    ]
    assert page.context["preview"].table.heading_row == 1
