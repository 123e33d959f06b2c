"""What happens in a demo class, told through the same actions as in life: twelve come, one late, one with an apology, one
walks in; some practise on a phone, some on paper, some call; one skill is lost; certificates follow by themselves."""

import random
import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from attendance.actions.add_make_up import add_make_up
from attendance.actions.assess import assess
from attendance.actions.close_session import close_session
from attendance.actions.hand_out import hand_out
from attendance.actions.mark import mark
from attendance.actions.study_by_staff import study_by_staff
from attendance.actions.tap import tap
from attendance.actions.walk_in import walk_in
from attendance.models import Attendance, Enrolment
from attendance.words import ATTENDED, Mark, Occasion, Way
from courses.models import Cohort, Session, User
from materials.models import Checkpoint, MaterialPage

QUIET, APOLOGY, LATE, ON_PAPER, BY_TELEPHONE = 2, 4, 5, (1, 8), 10
"""Numbers in the class: who never practises, who calls off the second meeting, who is late, who writes, who calls."""


def tell(cohort: Cohort, now: datetime, instructor: User) -> None:
    sessions = list(cohort.sessions.select_related("curriculum_step").order_by("starts_at"))
    chance = random.Random(cohort.slug)  # noqa: S311
    for index, session in enumerate(sessions):
        if session.ends_at >= now:
            break
        _meeting(session, index, sessions, instructor, chance)
        until = sessions[index + 1].starts_at if index + 1 < len(sessions) else now
        _interval(cohort, session, min(until, now), instructor, chance)


def tell_make_up(today: date, users: dict[str, User]) -> None:
    """Whoever missed the second meeting of one class came to the other class of the town two days later."""
    session = Session.objects.filter(cohort__slug="uwajima-asa-demo", curriculum_step__position=2).first()
    absent = Attendance.objects.filter(
        session__cohort__slug="uwajima-demo", session__curriculum_step__position=2, value=Mark.APOLOGY
    ).select_related("enrolment__learner", "enrolment__cohort")
    if session is None or Attendance.objects.filter(session=session, enrolment__cohort__slug="uwajima-demo").exists():
        return
    for row in absent[:1]:
        add_make_up(enrolment=row.enrolment, session=session, by=users["koshi"].pk, at=session.starts_at)


def _meeting(session: Session, index: int, sessions: list[Session], by: User, chance: random.Random) -> None:
    at = session.starts_at
    people = list(Enrolment.objects.in_cohort(session.cohort).active().for_screen())
    for enrolment in people:
        _arrive(enrolment, session, index, by, chance)
    if index == 0:
        _walk_in(session, by)
    came = [row.enrolment for row in _attended(session)]
    if index:
        _look(came, sessions[index - 1], Occasion.OPENING, session, by, chance)
    else:
        for enrolment in came[:-1]:
            hand_out(enrolment=enrolment, by=by.pk, at=at + timedelta(minutes=5))
    _look(came, session, Occasion.CLOSING, session, by, chance)
    close_session(session=session, by=by.pk, at=session.ends_at + timedelta(minutes=10))


def _arrive(enrolment: Enrolment, session: Session, index: int, by: User, chance: random.Random) -> None:
    at = session.starts_at - timedelta(minutes=chance.randint(1, 20))
    value = Mark.PRESENT
    if enrolment.number == APOLOGY and index == 1:
        value, at = Mark.APOLOGY, session.starts_at - timedelta(days=1)
    elif enrolment.number == LATE and index == 0:
        value, at = Mark.LATE, session.starts_at + timedelta(minutes=14)
    elif enrolment.number == QUIET and index == 2:
        return
    mark(enrolment=enrolment, session=session, value=value, by=by.pk, at=at)


def _walk_in(session: Session, by: User) -> None:
    walk_in(
        session=session,
        name="白石 マサ",
        kana="シライシ マサ",
        telephone="089-000-0999",
        phone_family="easy",
        by=by.pk,
        at=session.starts_at + timedelta(minutes=3),
    )


def _attended(session: Session) -> Sequence[Attendance]:
    rows = Attendance.objects.filter(session=session, value__in=ATTENDED, enrolment__cohort=session.cohort)
    return list(rows.select_related("enrolment__cohort", "enrolment__learner").order_by("enrolment__number"))


def _look(
    came: Sequence[Enrolment],
    about: Session,
    occasion: Occasion,
    session: Session,
    by: User,
    chance: random.Random,
) -> None:
    """Levels at the end of a meeting and again at the start of the next. Openings look at half of the pairs."""
    early = occasion == Occasion.OPENING
    at = session.starts_at + timedelta(minutes=8) if early else session.ends_at - timedelta(minutes=5)
    checkpoints = list(Checkpoint.objects.filter(step=about.curriculum_step))
    for enrolment in came:
        for checkpoint in checkpoints:
            if early and chance.random() < 0.35:
                continue
            level = _level(enrolment, checkpoint, early, chance)
            assess(
                enrolment=enrolment,
                checkpoint=checkpoint,
                occasion=occasion,
                level=level,
                session=session,
                by=by.pk,
                at=at,
            )


def _level(enrolment: Enrolment, checkpoint: Checkpoint, early: bool, chance: random.Random) -> int:
    if enrolment.number == 6 and checkpoint.position == 4:
        return 1 if early else 2  # the skill that is lost over the interval
    if enrolment.number == QUIET:
        return chance.choice((0, 1, 1, 2))
    return chance.choice((1, 2, 2, 2, 3) if checkpoint.position in (4, 5) else (2, 2, 2, 3))


def _interval(cohort: Cohort, session: Session, until: datetime, by: User, chance: random.Random) -> None:
    page = cohort.course.steps().get(curriculum_step=session.curriculum_step)
    materials = list(page.materials())
    days = max((timezone.localdate(until) - session.day).days, 1)
    for enrolment in Enrolment.objects.in_cohort(cohort).active().for_screen():
        if enrolment.number == QUIET:
            continue
        for order in range(chance.randint(2, len(materials))):
            day = session.day + timedelta(days=1 + order * max(days - 2, 1) // len(materials))
            if day < timezone.localdate(until):
                _practise(enrolment, materials[order], day, by, chance)


def _practise(enrolment: Enrolment, material: MaterialPage, day: date, by: User, chance: random.Random) -> None:
    value = chance.choice(("did",) * 6 + ("again", "ask"))
    at = timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(
        hours=9, minutes=chance.randint(0, 50)
    )
    if enrolment.number in ON_PAPER or enrolment.number == BY_TELEPHONE:
        way = Way.PAPER if enrolment.number in ON_PAPER else Way.TELEPHONE
        study_by_staff(enrolment=enrolment, material=material, value=value, by=by.pk, at=at, way=way, happened_on=day)
        return
    tap(enrolment=enrolment, material=material, value=value, form_id=uuid.uuid4(), at=at)
