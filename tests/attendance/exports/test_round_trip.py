"""A roster goes out, is edited or not, and comes in again: what was edited is a change, and nothing else is."""

import io
import itertools

import openpyxl
import pytest

from attendance.exports.roster import as_csv, as_xlsx, roster_table
from attendance.imports.roster.options import Options
from attendance.imports.roster.phone_words import phone_family_of
from attendance.imports.roster.report import preview_roster
from attendance.models import Enrolment, RosterLayout
from attendance.models.learner import AgeBand
from materials.phone_families import PhoneFamily
from tests import factories

LAYOUTS = {
    "ours": [],
    "theirs": [
        ["受付番号", "number"], ["お名前", "name"], ["住所", "other"], ["生年月日", "birth"], ["年齢", "age"],
        ["携帯", "telephone"], ["自宅", "telephone"], ["性別", "sex"], ["お持ちのスマホ", "phone_family"], ["備考", "care_note"],
    ],
    "in parts": [["姓", "family_name"], ["名", "given_name"], ["セイ", "family_kana"], ["メイ", "given_kana"]],
}  # fmt: skip
SHAPES = {
    "xlsx": as_xlsx,
    "utf-8-sig": lambda table: as_csv(table, "utf-8-sig"),
    "cp932": lambda table: as_csv(table, "cp932"),
}


def layout(name="ours"):
    return RosterLayout(columns=LAYOUTS[name], choices={"オ持チノスマホ": "phone_family"})


def taken_in_again(cohort, content):
    options = Options(remembered={"オ持チノスマホ": "phone_family"})
    return preview_roster(cohort=cohort, content=content, today=factories.TODAY, options=options)


def unchanged(preview):
    """Everything that a preview would do, and what it complains of."""
    return {
        "faults": [(fault.row, fault.column, fault.message) for fault in preview.faults],
        "new": [match.person.name for match in preview.matches if match.learner is None],
        "changes": [(match.person.name, match.changes) for match in preview.matches if match.changes],
        "missing": [enrolment.number for enrolment in preview.missing],
    }


NOTHING = {"faults": [], "new": [], "changes": [], "missing": []}


@pytest.mark.parametrize("shape, name", list(itertools.product(["xlsx", "utf-8-sig"], LAYOUTS)))
def test_roster_that_comes_back_changes_nothing(hard_class, shape, name):
    content = SHAPES[shape](roster_table(hard_class, layout(name)))

    preview = taken_in_again(hard_class, content)

    assert unchanged(preview) == NOTHING
    assert (preview.known, preview.encoding) == (13, "" if shape == "xlsx" else shape)


@pytest.mark.parametrize("name", LAYOUTS)
def test_roster_in_cp932_that_comes_back_changes_nothing(cast, name):
    for index, who in enumerate(["髙﨑 德", "山本\u3000花子", "森", "計", "以上 望"]):
        factories.enrolment(cast.cohort, name=who, telephone=f"089-000-002{index}")
    Enrolment.objects.filter(number__gt=2).update(care_note="-\n'席")

    preview = taken_in_again(cast.cohort, as_csv(roster_table(cast.cohort, layout(name)), "cp932"))

    assert unchanged(preview) == NOTHING
    assert (preview.known, preview.encoding) == (6, "cp932")


@pytest.mark.parametrize("name", LAYOUTS)
def test_roster_without_telephones_and_notes_changes_nothing(hard_class, name):
    table = roster_table(hard_class, layout(name), with_telephones=False, with_notes=False)

    assert unchanged(taken_in_again(hard_class, as_xlsx(table))) == NOTHING


def test_replaced_characters_come_back_as_a_fault_and_never_as_a_name(hard_class):
    content = as_csv(roster_table(hard_class, layout()), "cp932", replace=True)

    preview = taken_in_again(hard_class, content)

    assert [fault.row for fault in preview.faults if fault.column == "氏名"] == [3, 4, 7, 14]


@pytest.mark.parametrize("family", PhoneFamily)
def test_every_phone_family_is_read_as_it_is_written(family):
    assert phone_family_of(str(family.label)) == family


def test_every_cell_that_is_edited_is_one_change(hard_class):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(roster_table(hard_class, layout()))))
    row = [cell.value for cell in book.active[1]]
    for heading, text in {"氏名": "青野 キヨ子", "電話番号": "0890000099", "年代": str(AgeBand.EIGHTIES.label)}.items():
        book.active.cell(2, row.index(heading) + 1).value = text
    book.active.cell(3, row.index("備考") + 1).value = None
    written = io.BytesIO()
    book.save(written)

    found = unchanged(taken_in_again(hard_class, written.getvalue()))

    assert found | {"changes": []} == NOTHING
    assert [(who, len(changes)) for who, changes in found["changes"]] == [("青野 キヨ子", 3), ("髙﨑 𠮷弘", 1)]


def test_row_that_was_removed_is_missing_and_nothing_else(hard_class):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(roster_table(hard_class, layout()))))
    book.active.delete_rows(5)
    written = io.BytesIO()
    book.save(written)

    assert unchanged(taken_in_again(hard_class, written.getvalue())) == NOTHING | {"missing": [4]}
