"""Rosters of which it is known what they say, since they were made from people, and not by looking at the importer."""

import pytest

from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.report import preview_roster
from tests.factories import TODAY
from tests.rosters import generator
from tests.rosters.paper import Truth


def preview_of(cast, case):
    return preview_roster(cohort=cast.cohort, content=case.content, today=TODAY)


def as_truth(person):
    return Truth(
        name=person.name,
        kana=person.kana,
        telephone=_digits(person.telephone),
        telephone_second=_digits(person.telephone_second),
        birth_year=person.birth_year,
        age_band=person.age_band,
        phone_family=person.phone_family,
        care_note=person.care_note,
    )


def _digits(telephone):
    return "".join(character for character in telephone if character in "0123456789")


def _place(fault, known):
    """A row that stands twice is at fault as a whole: any of its cells may be named."""
    heading = "".join(fault.column.split())
    return (fault.row, "") if (fault.row, "") in known else (fault.row, heading)


def _plain(faults):
    return {(row, "".join(heading.split())) for row, heading in faults}


@pytest.mark.parametrize("name", generator.READABLE)
def test_generated_roster_gives_its_people_and_its_faults(cast, name):
    case = generator.make(name)

    found = preview_of(cast, case)

    assert {_place(fault, case.faults) for fault in found.faults} == _plain(case.faults)
    assert [as_truth(person) for person in found.people] == list(case.people)


@pytest.mark.parametrize("name", generator.REFUSED)
def test_generated_file_that_is_no_roster_is_refused(cast, name):
    case = generator.make(name)

    with pytest.raises(NotARoster):
        preview_of(cast, case)


def test_generator_makes_the_same_file_from_the_same_seed():
    assert [generator.make(name) for name in generator.NAMES] == [generator.make(name) for name in generator.NAMES]
