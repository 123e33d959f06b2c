"""Whatever was wrong in a roster: the rows that come back can be opened, and hold what they held."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attendance.exports.rest_of_roster import rest_as_xlsx
from attendance.exports.sheets import LOST
from attendance.imports.roster.cells import Formula, is_blank
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests import factories
from tests.spreadsheets import xlsx_of

HEADINGS = ["氏名", "フリガナ", "TEL", "生年月日", "年齢", "機種", "備考", None, "住所"]
CELLS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15),
    st.dates(min_value=factories.date(1901, 1, 1)),
    st.datetimes(min_value=factories.datetime(1901, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.times().map(lambda hour: hour.replace(microsecond=0)),
    st.booleans(),
    st.none(),
    st.sampled_from(["=1+1", "+81", "-", "@", "'=1", "S99.1.1", "０８９", "a\nb", "_x000D_", "70代", "#REF!"]),
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), min_size=1, max_size=4), st.booleans())
def test_any_rest_is_what_came(rows, guess):
    try:
        table = find_table(read_roster(xlsx_of(HEADINGS, *rows), Options()), Options(guess=guess))
        faults = understand(table, factories.TODAY).faults
    except NotARoster:
        return

    (sheet,) = read_roster(rest_as_xlsx(table, faults), Options()).sheets

    wrong = {fault.row for fault in faults}
    indexes = range(max((len(row.values) for row in table.rows), default=0))
    kept = [[plain(row.at(index)) for index in indexes] for row in table.rows if row.number in wrong]
    assert [[plain(row.at(index + 2)) for index in indexes] for row in sheet.rows[1:]] == kept
    assert [row.at(1) for row in sheet.rows[1:]] == [row.number for row in table.rows if row.number in wrong]


def plain(value):
    """As it comes back: a formula is empty, and Excel has no line end but one and no character beyond XML's."""
    if isinstance(value, Formula) or is_blank(value):
        return None
    return value.replace("\uffff", LOST).replace("\ufffe", LOST) if isinstance(value, str) else value
