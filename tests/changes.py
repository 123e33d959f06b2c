"""A class in the middle of its term that was counted an hour ago, and everything that can change a tally of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.actions.assess import assess
from attendance.actions.cancel_session import cancel_session
from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.close_session import close_session
from attendance.actions.enrol import enrol
from attendance.actions.hand_out import hand_out
from attendance.actions.import_roster import import_roster
from attendance.actions.mark import mark
from attendance.actions.move_session import move_session
from attendance.actions.study_by_staff import study_by_staff
from attendance.actions.tally import refresh_tallies
from attendance.actions.walk_in import walk_in
from attendance.imports.roster.people import Person
from attendance.models import Enrolment
from courses.models import Cohort
from tests import factories
from tests.meetings import come, hold, meeting

COUNTED = factories.NOW + timedelta(days=120)
NOW = COUNTED + timedelta(hours=1)
"""All meetings of a class are over, and everything was counted an hour ago."""


@dataclass
class Class:
    """The first meeting held, somebody there at the second, nobody at the third."""

    cohort: Cohort
    kiyo: Enrolment

    def meeting(self, position):
        return meeting(self.cohort, position)


def counted_class():
    cohort = factories.cohort(slug="tobe-1")
    kiyo = factories.enrolment(cohort)
    hold(cohort, 1, [(kiyo, "present")])
    come(kiyo, meeting(cohort, 2))
    refresh_tallies(COUNTED)
    return Class(cohort, kiyo)


def twins(cohort, number):
    Cohort.objects.bulk_create(
        Cohort(
            slug=f"twin-{index}", name=cohort.name, municipality=cohort.municipality, curriculum=cohort.curriculum,
            course=cohort.course, venue=cohort.venue, fiscal_year=2026,
        )
        for index in range(number)
    )  # fmt: skip


def queries_of(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


def look(counted):
    session = counted.meeting(1)
    checkpoint = session.curriculum_step.checkpoints.get(code="S1-1")
    assess(enrolment=counted.kiyo, checkpoint=checkpoint, occasion="closing", level=2, session=session, **BY)


BY = {"by": 1, "at": NOW}
TAKEO = Person(row=2, name="井上 武")
CHANGES = {
    "a mark": ("meetings/open", 1, 2, lambda c: mark(enrolment=c.kiyo, session=c.meeting(3), value="late", **BY)),
    "a mark taken back": (
        "meetings/not_taken", 1, 2, lambda c: mark(enrolment=c.kiyo, session=c.meeting(2), value="none", **BY),
    ),
    "a correction": ("came/1", 1, 0, lambda c: mark(enrolment=c.kiyo, session=c.meeting(1), value="absent", **BY)),
    "a level": ("level@basic/S1-1/2", 0, 1, look),
    "a study": (
        "study/1/any", 0, 1,
        lambda c: study_by_staff(
            enrolment=c.kiyo, material=None, value="did", way="paper", happened_on=factories.TODAY, **BY
        ),
    ),
    "a text": ("text/yes", 0, 1, lambda c: hand_out(enrolment=c.kiyo, **BY)),
    "enrolling": ("applied", 1, 2, lambda c: enrol(cohort=c.cohort, learner=factories.learner())),
    "coming back": ("people/waiting", 0, 1, lambda c: enrol(cohort=c.cohort, learner=c.kiyo.learner, state="waiting")),
    "walking in": ("applied", 1, 2, lambda c: walk_in(session=c.meeting(3), name="白石 マサ", **BY)),
    "a roster": ("applied", 1, 2, lambda c: import_roster(cohort=c.cohort, people=[TAKEO])),
    "a roster without somebody": (
        "people/withdrawn", 0, 1, lambda c: import_roster(cohort=c.cohort, people=[], withdraw=[c.kiyo.pk]),
    ),
    "withdrawing": ("people/withdrawn", 0, 1, lambda c: set_enrolment_state(enrolment=c.kiyo, state="withdrawn")),
    "closing": ("meetings/held", 1, 2, lambda c: close_session(session=c.meeting(2), by=None, at=NOW)),
    "cancelling": ("meetings/cancelled", 0, 1, lambda c: cancel_session(session=c.meeting(3), **BY)),
    "moving": (
        "meetings/ahead", 0, 1, lambda c: move_session(session=c.meeting(3), starts_at=NOW + timedelta(1), minutes=90),
    ),
}  # fmt: skip
