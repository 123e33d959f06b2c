"""Every file that leaves, opened by LibreOffice: it shows what we wrote, and nothing calculates."""

import csv
import io

import pytest

from attendance.models import Enrolment, Learner
from courses.models import Cohort
from tests import meetings
from tests.exported import FORMULA, book, content

pytestmark = pytest.mark.slow
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
CLERK = {
    "people": "/office/cohorts/tobe-1/people/export/",
    "follow_up": "/office/cohorts/tobe-1/follow-up/export/",
    "year": "/office/figures/people/",
    "figures": "/office/figures/export/",
}
OFFICER = {
    "prefecture": "/office/prefecture/export/",
    "municipality": "/office/municipalities/384020/export/",
    "registers": "/office/prefecture/registers/export/",
    "materials": "/office/materials/export/",
}


@pytest.fixture
def sent(cast, sign_in):
    """A class with a name, a note and a telephone that a spreadsheet would change; its first meeting was held, the second
    is over and has no register."""
    Cohort.objects.filter(pk=cast.cohort.pk).update(name="=1+1クラス")
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(name=FORMULA, telephone="0890000010")
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(care_note="-5度で\n手がしびれる")
    first, second = (meetings.meeting(cast.cohort, position) for position in (1, 2))
    with meetings.on_day(first):
        meetings.hold(cast.cohort, 1, [(cast.kiyo, "absent")])

    def posted(address):
        with meetings.on_day(second):
            asked = {"shape": "xlsx", "year": "2026", "telephones": "on", "notes": "on"}
            return sign_in(cast.officer if address in OFFICER.values() else cast.clerk).post(address, asked)

    return posted


def shown(cell):
    """As a spreadsheet shows it; LibreOffice leaves the words around an average out of its CSV, not of its page."""
    if cell.value is None:
        return ""
    if cell.number_format == "0%":
        return f"{int(cell.value * 100 + 0.5)}%"
    if "人" in cell.number_format:
        return f"{cell.value:g}"
    return str(cell.value.date() if cell.is_date else cell.value)


@pytest.mark.parametrize("address", [*CLERK.values(), *OFFICER.values()], ids=[*CLERK, *OFFICER])
def test_libreoffice_opens_it_and_shows_what_we_wrote(sent, office, formulas_in, address):
    answer = sent(address)

    seen = office(content(answer), "xlsx", AS_SHOWN)

    written = [[shown(cell) for cell in row] for row in book(answer).worksheets[0].iter_rows()]
    assert len(written) > 1
    assert list(csv.reader(io.StringIO(seen.decode(), newline=""))) == written
    assert formulas_in(content(answer)) == []
    assert formulas_in(office(content(answer), "xlsx", "xlsx:Calc MS Excel 2007 XML")) == []


def test_a_csv_that_libreoffice_opens_calculates_nothing(sent, office, formulas_in, cast, sign_in):
    with meetings.on_day(meetings.meeting(cast.cohort, 2)):
        answer = sign_in(cast.clerk).post(CLERK["year"], {"shape": "csv", "year": "2026", "telephones": "on"})

    made = office(content(answer), "csv", "xlsx:Calc MS Excel 2007 XML", "--infilter=CSV:44,34,76,1")

    assert formulas_in(made) == []
