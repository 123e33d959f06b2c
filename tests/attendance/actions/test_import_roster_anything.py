"""Whatever a town and a roster are: nobody twice, no silent change, nobody gone unasked."""

from dataclasses import replace

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.actions.import_roster import import_roster
from attendance.imports.roster.people import Person
from attendance.models import Enrolment, Learner
from attendance.reports.known_people import NEW, match_people, missing_from
from tests import factories
from tests.rosters.foretold import foretold, stored, the_same

NAMES = ["髙橋 文子", "高橋 文子", "髙橋　文子", "青野 キヨ", "隣町 花子"]
NUMBERS = ["", "", "089-1", "0891", "090-2", "089-999-9999"]
FACTS = {
    "name": st.sampled_from(NAMES),
    "kana": st.sampled_from(["", "タカハシ フミコ", "タカハシ アヤコ"]),
    "telephone": st.sampled_from(NUMBERS),
    "telephone_second": st.sampled_from(NUMBERS),
    "birth_year": st.sampled_from([None, 1946, 1950]),
    "age_band": st.sampled_from(["", "70s"]),
    "phone_family": st.sampled_from(["", "easy"]),
}
SAID = [*FACTS, "care_note"]
KNOWN = st.lists(st.tuples(st.builds(NewLearner, **FACTS), st.sampled_from(["tobe-1", "tobe-2", ""])), max_size=4)
KEYS = st.sampled_from(["", "", "tobe-1-1", "tobe-1-2", "tobe-2-1", "masaki-1-1"])


def identity(row):
    """Reading takes a repeated row once."""
    return "".join(row.name.split()), row.kana, frozenset(row.telephone_digits.split()), row.birth_year


ROWS = st.lists(
    st.builds(
        Person,
        row=st.just(0),
        **FACTS,
        care_note=st.sampled_from(["", "耳が遠い"]),
        age_known_on=st.just(factories.TODAY),
        key=KEYS,
        said=st.frozensets(st.sampled_from(SAID)).map(lambda said: said | {"name", "telephone"}),
    ),
    max_size=4,
    unique_by=(lambda row: row.key or object(), identity),
)
CHOICES = st.lists(st.sampled_from([None, NEW, 0, 1, 2]), min_size=4, max_size=4)


def numbered(rows):
    """No roster that we gave out has the key of somebody who comes later."""
    given_out = {f"{one.cohort.slug}-{one.number}" for one in Enrolment.objects.select_related("cohort")}
    return [replace(row, row=number, key=row.key if row.key in given_out else "") for number, row in enumerate(rows, 2)]


def people_of(cast, known):
    classes = {cohort.slug: cohort for cohort in (cast.cohort, factories.cohort(cast.tobe, slug="tobe-2"))}
    for person, slug in known:
        learner = add_learner(municipality=cast.tobe, person=person)
        if slug:
            enrol(cohort=classes[slug], learner=learner)
    return list(Learner.objects.order_by("created_at", "id"))


EVERYTHING = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@EVERYTHING
@given(known=KNOWN, rows=ROWS, choices=CHOICES, leaving=st.booleans())
def test_any_roster_does_what_its_preview_says(cast, known, rows, choices, leaving):
    with transaction.atomic():
        town = people_of(cast, known)
        people = numbered(rows)
        answers = {
            number: NEW if choice == NEW else str(town[choice % len(town)].pk)
            for number, choice in enumerate(choices, 2)
            if choice is not None
        }
        matches = match_people(cast.cohort, people, answers)
        withdraw = [row.pk for row in Enrolment.objects.all()] if leaving else []
        expected = foretold(matches, missing_from(cast.cohort, matches), withdraw)

        import_roster(cohort=cast.cohort, people=people, answers=answers, withdraw=withdraw, ask=False)

        there = stored()
        assert the_same(expected, there) == [True, True]
        assert len(there[0]) - len(expected[0]) == sum(match.learner is None for match in matches)
        assert len(there[1]) - len(expected[1]) == sum(match.enrolment is None for match in matches)
        transaction.set_rollback(True)


@EVERYTHING
@given(known=KNOWN, rows=ROWS)
def test_any_roster_twice_adds_nobody(cast, known, rows):
    """Nor does it change anything, unless namesakes of almost the same telephones are in it."""
    with transaction.atomic():
        people_of(cast, known)
        people = numbered(rows)
        import_roster(cohort=cast.cohort, people=people, ask=False)
        there = stored()

        again = import_roster(cohort=cast.cohort, people=people, ask=False)

        names = {"".join(person.name.split()) for person in people}
        assert (again.new, len(stored()[0]), len(stored()[1])) == (0, len(there[0]), len(there[1]))
        assert len(names) < len(people) or stored() == there
        transaction.set_rollback(True)
