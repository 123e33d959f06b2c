from datetime import date

import pytest
from django.core.exceptions import ValidationError

from courses.fiscal_year import fiscal_bounds, fiscal_label, fiscal_year_of
from courses.models import CoursePage


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2027, 3, 31), 2026),
    ],
)
def test_fiscal_year_turns_on_the_first_of_april(day, year):
    assert fiscal_year_of(day) == year


def test_fiscal_label_in_the_year_of_two_eras():
    assert [fiscal_label(year) for year in (2018, 2019, 2026)] == ["平成30年度", "令和元年度", "令和8年度"]


def test_fiscal_bounds_are_inside_the_year():
    first, last = fiscal_bounds(2026)

    assert (first, last) == (date(2026, 4, 1), date(2027, 3, 31))
    assert fiscal_year_of(first) == fiscal_year_of(last) == 2026


@pytest.mark.parametrize("year", [8, 202, 20260, 99999])
def test_a_course_is_of_a_year_of_four_digits(year):
    with pytest.raises(ValidationError) as refused:
        CoursePage._meta.get_field("fiscal_year").run_validators(year)

    assert refused.value.messages == ["年度は、西暦の4けたで 書いてください。例: 令和8年度は 2026"]
