"""What LibreOffice makes of our files, and what we make of its."""

import csv
import io
import itertools

import openpyxl
import pytest

from attendance.exports.rest_of_roster import rest_as_xlsx
from attendance.exports.roster import as_csv, as_xlsx, roster_table
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.report import preview_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from attendance.models import Enrolment, RosterLayout
from tests import factories
from tests.spreadsheets import CP932, PLAIN, csv_of

pytestmark = pytest.mark.slow
TEXT_COLUMNS = "CSV:44,34,76,1," + "/".join(f"{index}/2" for index in range(1, 15))
"""Commas, quotation marks, UTF-8, from the first row; every column as text, as somebody would choose who opens a csv."""


def people_of(content):
    understood = understand(find_table(read_roster(content, Options()), Options()), factories.TODAY)
    return understood.people, [(fault.row, fault.column, fault.message) for fault in understood.faults]


def preview_of(cohort, content):
    return preview_roster(cohort=cohort, content=content, today=factories.TODAY)


def is_unchanged(preview):
    changes = [(match.person.name, match.changes) for match in preview.matches if match.changes]
    return (preview.known, preview.faults, changes, preview.missing) == (13, (), [], ())


def test_roster_that_libreoffice_saved_again_changes_nothing(hard_class, office, formulas_in):
    content = as_xlsx(roster_table(hard_class, RosterLayout()))

    saved = office(content, "xlsx", "xlsx:Calc MS Excel 2007 XML")

    assert is_unchanged(preview_of(hard_class, saved))
    assert (formulas_in(content), formulas_in(saved)) == ([], [])


def test_libreoffice_shows_what_we_wrote(hard_class, office):
    table = roster_table(hard_class, RosterLayout())

    shown = office(as_xlsx(table), "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")

    rows = [tuple(row) for row in csv.reader(io.StringIO(shown.decode(), newline=""))]
    assert rows == [table.headings, *table.rows]


def test_csv_that_libreoffice_made_an_excel_file_of_changes_nothing(hard_class, office, formulas_in):
    Enrolment.objects.filter(care_note__regex=r"^'*[-－|]").update(care_note="")
    content = as_csv(roster_table(hard_class, RosterLayout()), "utf-8-sig")

    saved = office(content, "csv", "xlsx:Calc MS Excel 2007 XML", f"--infilter={TEXT_COLUMNS}")

    assert is_unchanged(preview_of(hard_class, saved))
    assert formulas_in(saved) == []


@pytest.mark.parametrize("path, charset", [(PLAIN, "76"), (CP932, "64")])
def test_excel_file_that_libreoffice_made_of_a_csv_reads_the_same(office, path, charset):
    people, faults = people_of(path.read_bytes())

    made = office(path.read_bytes(), "csv", "xlsx:Calc MS Excel 2007 XML", f"--infilter=CSV:44,34,{charset},1")

    read, found = people_of(made)
    assert [plain(one) for one in read] == [plain(one) for one in people]
    assert (found, faults) == ([], [])


def plain(person):
    return (person.name, person.kana, person.telephone_digits, person.birth_year, person.age_band, person.phone_family)


def test_rest_that_libreoffice_saved_again_has_the_same_faults(office, formulas_in):
    table = find_table(read_roster(csv_of("氏名,TEL,備考", "青木 茂,12,-", ",,=1"), Options()), Options())
    content = rest_as_xlsx(table, understand(table, factories.TODAY).faults)

    saved = office(content, "xlsx", "xlsx:Calc MS Excel 2007 XML")

    assert people_of(saved) == people_of(content)
    assert formulas_in(saved) == []
    sheets = [openpyxl.load_workbook(io.BytesIO(each)).active for each in (content, saved)]
    for ours, theirs in itertools.zip_longest(sheets[0].iter_rows(), sheets[1].iter_rows()):
        assert [cell.value for cell in ours] == [cell.value for cell in theirs]
