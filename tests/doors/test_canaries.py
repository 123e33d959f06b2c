"""Every text about people is watched: a new column fails here until somebody says what is looked for, or why nothing is."""

from attendance.models import Learner
from tests.doors.canaries import CANARIES, NO_CANARY, text_columns, words_in
from tests.doors.reading import said, squeezed
from tests.doors.test_neighbours import paths
from tests.doors.town import NEIGHBOUR_CLASS
from tests.factories import Cohort

HIDDEN = {
    "Card.token_hash", "Act.device", "Act.body_hash", "Remark.text", "HeldItem.id", "HeldItem.payload", "Job.sentence",
    "RosterLayout.choices", "User.password",
}  # fmt: skip
"""On no screen, not even at home."""
IN_FILES = {"Certificate.serial"}
"""Only there: tests/doors/test_bodies.py."""


def test_every_text_about_people_has_a_canary_or_a_reason():
    assert text_columns() == CANARIES.keys() | NO_CANARY.keys()
    assert CANARIES.keys() & NO_CANARY.keys() == set()


def test_a_reason_is_a_sentence():
    assert [column for column, reason in NO_CANARY.items() if len(reason) < 12] == []


def test_every_canary_sits_in_the_neighbours_class(town):
    cohort = Cohort.objects.get(slug=NEIGHBOUR_CLASS)

    assert [column for column in CANARIES if not list(words_in(cohort, column))] == []


def test_no_canary_sits_in_the_own_class(town):
    own = Cohort.objects.exclude(slug=NEIGHBOUR_CLASS).exclude(municipality="384011")
    words = {word for cohort in own for column in CANARIES for word in words_in(cohort, column)}

    assert [key for key, word in town.canaries.items() if word in words] == []


def test_the_canaries_are_seen_at_home(town, browser_of):
    browser = browser_of("neighbour_clerk")
    text = "".join(said(browser.get(path)) for path in paths(town))
    seen = {key.partition(": ")[0] for key, word in town.canaries.items() if squeezed(word) in text}

    assert CANARIES.keys() - seen == HIDDEN | IN_FILES
    assert [person.name for person in people() if not all(squeezed(word) in text for word in said_of(person))] == []


def people():
    return Learner.objects.filter(enrolments__cohort__slug=NEIGHBOUR_CLASS)


def said_of(person):
    return [person.name, person.kana, person.telephone, str(person.pk), person.enrolments.get().care_note]
