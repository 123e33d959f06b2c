"""Damaged rosters through the screens, with whatever somebody presses: never an error, and what is stored afterwards is what
the preview showed, or what was there before. How many: tests/attendance/imports/roster/test_ten_thousand.py."""

import random
import shutil
from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import event, given
from hypothesis import strategies as st

from attendance.actions.enrol import NewLearner, add_learner, enrol
from tests import factories
from tests.roster_desk import ADDRESS
from tests.rosters.damage import DAMAGED
from tests.rosters.foretold import foretold, stored, the_same
from tests.rosters.thorough import files

PRESSED_AT_MOST = 5
NOBODY = (Counter(), Counter())
TOLD = tuple(NewLearner.__dataclass_fields__)


@pytest.fixture
def last_year(cast):
    return factories.cohort(cast.tobe, slug="tobe-0", name="昨年の組")


def put_in_town(cast, last_year, people, rng):
    """Some of who is in the roster are known: in this class, in another, in none, or beside in the neighbour municipality;
    some with a telephone that they no longer have."""
    for somebody in people:
        where = rng.choice(["new", "new", "here", "here", "last year", "nowhere", "neighbour"])
        if where == "new":
            continue
        person = NewLearner(
            name=somebody.name,
            kana=somebody.kana,
            telephone=rng.choice([somebody.telephone, "089-555-0000", ""]),
            birth_year=rng.choice([somebody.birth_year, None]),
        )
        town = cast.masaki if where == "neighbour" else cast.tobe
        learner = add_learner(municipality=town, person=person)
        if where != "nowhere":
            cohort = {"here": cast.cohort, "last year": last_year}.get(where, cast.neighbour_cohort)
            enrol(cohort=cohort, learner=learner)


def opened(response):
    """The preview on the page; None where there is none."""
    assert response.status_code == 200
    return (response.context or {}).get("preview") if "reading" in (response.context or {}) else None


def read_otherwise(client, address, page, rng):
    """Somebody chooses another meaning for a column, another row of headings, other characters."""
    stands = {field.html_name: field.value() for field in page.context["reading"]}
    name = rng.choice(sorted(stands))
    choices = [value for value, _ in getattr(page.context["reading"].fields[name], "choices", [])]
    stands[name] = rng.choice([*choices, str(rng.randrange(30))])
    return client.post(address, {**stands, "reread": "1"}, follow=True)


def ticked(page, preview, rng):
    """What stands in the form when yes is pressed: answers, ticks, and the decision that was shown."""
    fields = page.context["answers"].fields
    asked = [(name, [value for value, _ in field.choices]) for name, field in fields.items() if name[:4] == "who-"]
    words = {name: rng.choice(choices) for name, choices in asked}
    words |= {name: "1" for name in fields if name[:4] == "new-" and rng.random() < 0.2}
    words |= {"only_good": "1"} if rng.random() < 0.7 else {}
    leaving = [str(row.pk) for row in preview.may_be_withdrawn if rng.random() < 0.4]
    return {**words, "decision": preview.decision, "withdraw": leaving}


def is_asked_again(page, words):
    """Other answers than those that stand are kept, and the preview is shown anew."""
    answers = page.context["upload"].answers
    given = {name.partition("-")[2]: value for name, value in words.items() if name[:4] == "who-"}
    given |= {name.partition("-")[2]: "new" for name in words if name[:4] == "new-"}
    return given != answers


def newcomers(before, after):
    """What is stored of who was not there: facts of learners, care notes of enrolments."""
    learners = [tuple(facts[name] for name in TOLD) for key, facts in after[0].items() if key not in before[0]]
    return Counter(learners), Counter(row[3] for key, row in after[1].items() if key not in before[1])


def promised(preview):
    """What the preview says of who is not there yet."""
    people = [tuple(getattr(match.person, name) for name in TOLD) for match in preview.matches if not match.learner]
    return Counter(people), Counter(match.person.care_note for match in preview.matches if not match.enrolment)


def press_yes(client, address, page, rng):
    """(the next page, whether anything was saved). Everything as shown, or nothing at all."""
    preview, words, before = page.context["preview"], ticked(page, page.context["preview"], rng), stored()
    leaving = [row.pk for row in preview.missing if str(row.pk) in words["withdraw"]]
    expected, to_come = foretold(preview.matches, preview.missing, leaving), promised(preview)

    answered = client.post(address, words, follow=True)

    assert answered.status_code == 200
    there = stored()
    may = preview.can_be_saved or ("only_good" in words and preview.good_rows_can_be_saved)
    if there == before:
        event("nothing saved")
        assert not may or is_asked_again(page, words) or (expected, to_come) == (before, NOBODY)
        return answered, False
    event("saved")
    assert may
    assert the_same(expected, there) == [True, True]
    assert newcomers(before, there) == to_come
    return answered, True


def address_of(response):
    return response.redirect_chain[-1][0] if response.redirect_chain else response.request["PATH_INFO"]


@files(8, 500)
@given(DAMAGED, st.integers(0, 2**32))
def test_damaged_roster_is_taken_in_as_shown_or_not_at_all(cast, last_year, sign_in, folder, damaged, seed):
    client, rng = sign_in(cast.clerk), random.Random(seed)
    with transaction.atomic():
        put_in_town(cast, last_year, damaged.people, rng)
        before = stored()
        name = rng.choice(["名簿.csv", "名簿.xlsx", "名簿", "\u202e.exe"])
        page = client.post(ADDRESS, {"file": SimpleUploadedFile(name, damaged.content)}, follow=True)
        preview = opened(page)
        if preview and rng.random() < 0.3:
            page = read_otherwise(client, address_of(page), page, rng)
            preview = opened(page)
        if preview and preview.faults:
            assert client.post(f"{address_of(page)}rest.xlsx").status_code == 200
        assert stored() == before
        for _ in range(PRESSED_AT_MOST):
            if not preview:
                break
            page, saved = press_yes(client, address_of(page).partition("?")[0], page, rng)
            preview = None if saved else opened(page)
        transaction.set_rollback(True)
    shutil.rmtree(folder, ignore_errors=True)
