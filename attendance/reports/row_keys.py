"""Whose row it is, by the key (つづき番号) in a roster that we gave out: the class and the number in it."""

import re
from collections.abc import Iterable, Sequence

from attendance.models import Enrolment
from attendance.reports.described import Described
from courses.models import Cohort

Key = tuple[str, int]
_KEY = re.compile(r"([-\w]{1,60})-([0-9]{1,5})", re.ASCII)


def enrolments_by_key(cohort: Cohort, people: Sequence[Described], here: Iterable[Enrolment]) -> dict[int, Enrolment]:
    """By the place in `people`. What is no key, or is one of another municipality, is as if it were not there. One query,
    when there are keys of other classes."""
    keys = {index: key for index, person in enumerate(people) if (key := _read(person.key))}
    there = {(cohort.slug, row.number): row for row in here}
    elsewhere = {key for key in keys.values() if key[0] != cohort.slug}
    if elsewhere:
        there |= _of_other_classes(cohort, elsewhere)
    return {index: there[key] for index, key in keys.items() if key in there}


def _of_other_classes(cohort: Cohort, keys: set[Key]) -> dict[Key, Enrolment]:
    slugs, numbers = {slug for slug, _ in keys}, {number for _, number in keys}
    rows = Enrolment.objects.filter(
        cohort__municipality=cohort.municipality_id, cohort__slug__in=slugs, number__in=numbers
    )
    return {(row.cohort.slug, row.number): row for row in rows.select_related("cohort")}


def _read(text: str) -> Key | None:
    found = _KEY.fullmatch(text)
    return (found[1], int(found[2])) if found else None
