import io

import openpyxl
import pytest

from attendance.exports.roster import NotWritable, Unwritable, as_csv, as_xlsx, roster_table, unwritable
from attendance.exports.sheets import sheet_name
from attendance.models import Enrolment, RosterLayout
from tests import factories

IN_PARTS = [["姓", "family_name"], ["名", "given_name"], ["セイ", "family_kana"], ["メイ", "given_kana"]]
THEIRS = [["お名前", "name"], ["携帯", "telephone"], ["自宅", "telephone"], ["備考", "care_note"]]


def layout(columns=()):
    return RosterLayout(columns=list(columns))


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


# The table ------------------------------------------------------------------------------------------------------------


def test_roster_is_the_class_by_number(cast):
    factories.enrolment(cast.cohort, name="青木 茂", kana="", telephone="", phone_family="")

    table = roster_table(cast.cohort, layout())

    assert table.headings == ("番号", "氏名", "フリガナ", "電話番号", "年代", "機種", "つづき番号")
    assert table.rows == (
        ("1", "青野 キヨ", "アオノ キヨ", "089-000-0010", "", "アンドロイド", "tobe-1-1"),
        ("2", "青木 茂", "", "", "", "", "tobe-1-2"),
    )
    assert table.who == ("1番 青野 キヨ", "2番 青木 茂")


@pytest.mark.parametrize("state, rows", [("waiting", 1), ("enrolled", 1), ("withdrawn", 0)])
def test_roster_has_who_waits_and_not_who_withdrew(cast, state, rows):
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(state=state)

    assert len(roster_table(cast.cohort, layout()).rows) == rows


def test_roster_has_nobody_who_was_erased(cast):
    cast.kiyo.learner.name, cast.kiyo.learner.erased_at = "", factories.NOW
    cast.kiyo.learner.save()

    assert roster_table(cast.cohort, layout()).rows == ()


def test_roster_of_a_class_has_nobody_of_the_neighbour(cast):
    assert "隣町" not in str(roster_table(cast.cohort, layout()))


def test_roster_in_parts_divides_names(cast):
    table = roster_table(cast.cohort, layout(IN_PARTS))

    assert table.headings[:4] == ("姓", "名", "セイ", "メイ")
    assert table.rows[0][:4] == ("青野", "キヨ", "アオノ", "キヨ")


@pytest.mark.parametrize(
    "name", ["青野キヨ", "青野\u3000キヨ", "青野  キヨ", "青野 キヨ ハナ", "青野 \u3000キヨ", "青野 =1"]
)
def test_roster_in_parts_is_whole_when_somebody_cannot_be_divided(cast, name):
    factories.enrolment(cast.cohort, name=name, telephone="")

    table = roster_table(cast.cohort, layout(IN_PARTS))

    assert (table.headings[:3], table.rows[1][0]) == (("氏名", "セイ", "メイ"), name)


def test_roster_keeps_inside_what_was_not_asked_for(cast):
    table = roster_table(cast.cohort, layout(THEIRS), with_telephones=False, with_notes=False)

    assert {"携帯", "自宅", "備考"} & set(table.headings) == set()
    assert "089-000-0010" not in str(table.rows)


@pytest.mark.parametrize("people", [1, 3])
def test_roster_asks_the_database_once(cast, people, django_assert_num_queries):
    for _ in range(people - 1):
        factories.enrolment(cast.cohort)

    with django_assert_num_queries(1):
        assert len(roster_table(cast.cohort, layout()).rows) == people


# Excel ----------------------------------------------------------------------------------------------------------------


def test_no_cell_of_excel_is_anything_but_text(hard_class):
    sheet = sheet_of(as_xlsx(roster_table(hard_class, layout())))

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEFGHIJ"} == {"@"}


def test_text_that_looks_like_a_formula_is_marked_as_text(cast):
    Enrolment.objects.update(care_note="=1+1")

    content = as_xlsx(roster_table(cast.cohort, layout()))

    marked = [cell for row in sheet_of(content).iter_rows() for cell in row if cell.quotePrefix]
    assert [(cell.value, cell.data_type) for cell in marked] == [("=1+1", "s")]


def test_excel_is_ready_to_be_sorted_and_printed(cast):
    sheet = sheet_of(as_xlsx(roster_table(cast.cohort, layout())))

    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == ("火曜クラス", "A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert [cell.font.bold for cell in sheet[1]] == [True] * 7
    assert sheet.column_dimensions["D"].width == 14


def test_excel_does_not_say_who_made_it(cast):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(roster_table(cast.cohort, layout()))))

    assert (book.properties.creator, book.properties.lastModifiedBy) == ("つづき", None)


@pytest.mark.parametrize(
    "name, title",
    [
        ("火曜/1組[午前]:A", "火曜 1組 午前  A"),
        ("'組'", "組"),
        ("?*", "名簿"),
        ("あ" * 40, "あ" * 31),
        ("あ" * 30 + "𠮷", "あ" * 30),
    ],
)
def test_sheet_is_named_as_excel_allows(name, title):
    assert sheet_name(name) == title


def test_character_that_excel_cannot_hold_is_seen_to_be_lost(cast):
    Enrolment.objects.update(care_note="a\uffffb")

    assert "a〓b" in [cell.value for cell in sheet_of(as_xlsx(roster_table(cast.cohort, layout())))[2]]


# CSV ------------------------------------------------------------------------------------------------------------------


def test_csv_has_its_mark_and_line_ends(cast):
    content = as_csv(roster_table(cast.cohort, layout()), "utf-8-sig")

    assert content.startswith("\ufeff番号,氏名,".encode())
    assert content.endswith("アンドロイド,tobe-1-1\r\n".encode())


@pytest.mark.parametrize(
    "note, written",
    [
        ("-5度", "'-5度"), ("'-5度", "''-5度"), ("''-", "'''-"), ("－全角", "'－全角"), ("＝1", "'＝1"), ("|印", "'|印"),
        ("'印", "'印"), ("5-度", "5-度"), ("a\nb", '"a\nb"'), ('"x", y', '"""x"", y"'),
    ],
)  # fmt: skip
def test_csv_has_no_cell_that_excel_would_calculate(cast, note, written):
    Enrolment.objects.update(care_note=note)

    lines = as_csv(roster_table(cast.cohort, layout()), "utf-8-sig").decode("utf-8-sig")

    assert lines.partition("\r\n")[2] == f"1,青野 キヨ,アオノ キヨ,089-000-0010,,アンドロイド,{written},tobe-1-1\r\n"


def test_cp932_names_what_it_cannot_write(hard_class):
    found = unwritable(roster_table(hard_class, layout()), "cp932")

    assert found[:4] == [
        Unwritable(3, "2番 髙﨑 𠮷弘", (("𠮷", "〓"),)),
        Unwritable(4, "3番 葛\U000e0100城 ハナ", (("葛\U000e0100", "〓"),)),
        Unwritable(7, "6番 田中\u00a0節子", (("\u00a0", "〓"),)),
        Unwritable(10, "9番 ﾏﾘｱ スミス", (("〜", "～"),)),
    ]
    assert [one.who for one in found[4:]] == ["13番 か\u3099 濁"]


def test_cp932_is_not_written_before_somebody_said_so(hard_class):
    table = roster_table(hard_class, layout())

    with pytest.raises(NotWritable):
        as_csv(table, "cp932")
    assert "2,髙﨑 〓弘,ヴィ・ー,".encode("cp932") in as_csv(table, "cp932", replace=True)


def test_cp932_writes_what_only_windows_has(cast):
    factories.enrolment(cast.cohort, name="髙﨑 德①㈱")

    assert unwritable(roster_table(cast.cohort, layout()), "cp932") == []


def test_utf_8_writes_everything(hard_class):
    assert unwritable(roster_table(hard_class, layout()), "utf-8-sig") == []
