"""Where and when the next classes are, for anyone: dates and whether there is room, never who."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from attendance.models import Enrolment
from courses.models import Municipality, MunicipalityPage, Session, VenuePage


@dataclass(frozen=True)
class Meeting:
    session: Session
    state: str
    """The chip: room, full, soon (applications begin later), planned (a later meeting of its course), cancelled."""
    seats: int


@dataclass(frozen=True)
class Place:
    municipality: Municipality
    page: MunicipalityPage | None
    meeting: Meeting | None


def places(at: datetime | None = None) -> list[Place]:
    """Every municipality with its next meeting, in the order of codes. Two queries, however many there are."""
    at = at or timezone.now()
    first: dict[str, Meeting] = {}
    for session in _ahead(at).order_by("starts_at"):
        meeting = _meeting(session, at)
        code = session.cohort.municipality_id
        if code not in first or _weight(meeting) < _weight(first[code]):
            first[code] = meeting
    towns = Municipality.objects.select_related("page")
    return [Place(town, _live_page(town), first.get(town.pk)) for town in towns]


def meetings_at(venue: VenuePage, at: datetime | None = None) -> list[Meeting]:
    at = at or timezone.now()
    return [_meeting(session, at) for session in _ahead(at).filter(cohort__venue=venue).order_by("starts_at")]


def _ahead(at: datetime) -> QuerySet[Session]:
    """Meetings that are not over; `taken` counts seats, which says nothing about who sits there."""
    enrolled = Q(cohort__enrolments__state=Enrolment.State.ENROLLED)
    return (
        Session.objects.filter(ends_at__gte=at)
        .exclude(state=Session.State.HELD)
        .select_related("cohort", "curriculum_step")
        .annotate(taken=Count("cohort__enrolments", filter=enrolled), position_in_course=F("curriculum_step__position"))
    )


def _meeting(session: Session, at: datetime) -> Meeting:
    seats = max(session.cohort.capacity - getattr(session, "taken", 0), 0)
    if session.state == Session.State.CANCELLED or session.cohort.is_cancelled:
        state = "cancelled"
    elif session.position > 1:
        state = "planned"
    elif not session.cohort.takes_applications(at):
        state = "soon"
    else:
        state = "room" if seats else "full"
    return Meeting(session, state, seats)


def _weight(meeting: Meeting) -> int:
    """A course that one can still join is said before one that has begun, a cancelled one last."""
    return {"planned": 1, "cancelled": 2}.get(meeting.state, 0)


def _live_page(town: Municipality) -> MunicipalityPage | None:
    page = getattr(town, "page", None)
    return page if page is not None and page.live else None
