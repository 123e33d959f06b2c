"""Whom a press on the register is about, in one question: a hall presses it a hundred times in ten minutes. The rules are
those of `courses.permissions.cohorts` and `attendance.permissions.learners`, which tests hold beside it; where a rule
needs more than this question (the reception, a visitor of another class) there is no answer, and they decide."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, DateField, Exists, F, FilteredRelation, OuterRef, Q, UUIDField
from django.utils import timezone

from attendance.models import Attendance, Enrolment
from courses.models import Cohort, Session
from courses.permissions.roles import standing_of_user
from materials.fixed import Fixed, Given


@dataclass(frozen=True)
class Pressed:
    """`stands` is the mark that stands now, by whoever made it."""

    enrolment: Enrolment
    session: Session
    stands: str


def pressed_by(user: Any, session_id: int, enrolment_id: uuid.UUID) -> Pressed | None:
    """Somebody of the session's own class."""
    standing = standing_of_user(user)
    if standing.doors or not standing.pairs:
        return None
    asked = {"session": session_id, "enrolment": enrolment_id, "user": standing.user_id}
    for stands, town, is_taught, cohort_id, *columns in _asked(today=timezone.localdate(), **asked):
        if town in standing.municipalities or (standing.teaches and is_taught):
            session = Session.from_db(DEFAULT_DB_ALIAS, _SESSION, columns)
            return Pressed(Enrolment(pk=enrolment_id, cohort_id=cohort_id), session, stands or "")
    return None


def pressed_about(enrolment: Enrolment, session: Session) -> Pressed:
    """Of rows that were got by those rules."""
    standing = Attendance.objects.filter(enrolment=enrolment, session=session).first()
    return Pressed(enrolment, session, standing.value if standing else "")


_SESSION = tuple(field.attname for field in Session._meta.concrete_fields)


def _question() -> Any:
    session = Given("session", BigIntegerField())
    taught = Cohort.objects.taught_by(Given("user", BigIntegerField()), Given("today", DateField()))
    people = Enrolment.objects.filter(
        pk=Given("enrolment", UUIDField()), cohort__sessions=session, learner__erased_at=None
    )
    return people.annotate(
        mark=FilteredRelation("attendances", condition=Q(attendances__session=session)),
        stands=F("mark__value"),
        is_taught=Exists(taught.filter(pk=OuterRef("cohort"))),
    ).values_list(
        "stands",
        "cohort__municipality_id",
        "is_taught",
        "cohort_id",
        *(f"cohort__sessions__{name}" for name in _SESSION),
    )


_asked = Fixed(_question)
