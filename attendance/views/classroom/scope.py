"""What every screen of the classroom begins with: signed in, and only what this user may see.

Somebody else's session or person is answered like one that does not exist, without any name."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from attendance.models import Enrolment
from attendance.models.enrolment import EnrolmentQuerySet
from attendance.permissions import learners
from courses.models import Session
from courses.permissions import cohorts
from courses.views.door import classroom_door
from materials.refusal import Refusal

View = Callable[..., HttpResponse]


class OutsideScope(Exception):
    """Not there for this user."""


class AtTheDoor(Exception):
    """Seen by this user, who takes the register and nothing else."""


def in_classroom(view: View) -> View:
    """Those who teach or help out. OutsideScope is answered like a wrong address, AtTheDoor by 403, a Refusal by a sentence
    with the way back (409)."""

    @classroom_door
    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except OutsideScope:
            raise Http404 from None
        except AtTheDoor:
            return render(request, "attendance/classroom/at_the_door.html", kwargs, status=403)
        except Refusal as refusal:
            back = {"refusal": refusal, "session_id": kwargs.get("session_id")}
            return render(request, "attendance/classroom/refused.html", back, status=409)

    return entered


def of_session(view: View) -> View:
    """The view gets the session that the address names, if this user runs it."""

    @in_classroom
    @wraps(view)
    def found(request: HttpRequest, *args: Any, session_id: int, **kwargs: Any) -> HttpResponse:
        session = cohorts.sessions_visible_to(request.user).filter(pk=session_id).first()
        if session is None:
            raise OutsideScope
        return view(request, session, *args, **kwargs)

    return found


def of_lesson(view: View) -> View:
    """Of a session too, for those who teach in it: the reception is shown the way to the register."""

    @of_session
    @wraps(view)
    def taught(request: HttpRequest, session: Session, *args: Any, **kwargs: Any) -> HttpResponse:
        if not cohorts.can_know(request.user, session.cohort):
            raise AtTheDoor
        return view(request, session, *args, **kwargs)

    return taught


def by_press(view: View) -> View:
    """Only a press. Who comes by the address (after signing in again) is told that nothing was recorded."""

    @wraps(view)
    def pressed(request: HttpRequest, session: Session, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return view(request, session, *args, **kwargs)
        response = press_again(request, session)
        response.status_code, response.headers["Allow"] = 405, "POST"
        return response

    return pressed


def people_of(user: Any, session: Session) -> EnrolmentQuerySet:
    """The class of this session, and visitors who were marked in it."""
    there = Q(cohort=session.cohort_id) | Q(attendances__session=session)
    return learners.enrolments_visible_to(user).filter(there).select_related("learner", "cohort").distinct()


def person_of(user: Any, session: Session, enrolment_id: uuid.UUID) -> Enrolment:
    enrolment = people_of(user, session).filter(pk=enrolment_id).first()
    if enrolment is None:
        raise OutsideScope
    return enrolment


def press_again(request: HttpRequest, session: Session) -> HttpResponse:
    """A press that can't be read: nothing was recorded, and the screen says so."""
    return render(request, "attendance/classroom/press_again.html", {"session": session}, status=400)


def go_to(name: str, *args: Any, at: str = "", **query: Any) -> HttpResponseRedirect:
    """Back to a screen of the classroom; `at` is the place on it."""
    asked = urlencode({key: value for key, value in query.items() if value})
    address = reverse(f"classroom:{name}", args=args)
    return HttpResponseRedirect(address + (f"?{asked}" if asked else "") + (f"#{at}" if at else ""))
