import uuid

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.models import Enrolment
from attendance.permissions import learners
from attendance.reports.history import history_of_person
from attendance.reports.person_lines import person_lines_of
from attendance.reports.progress import progress_of_one
from attendance.views.classroom.scope import AtTheDoor, OutsideScope, in_classroom
from courses.models.session import SessionQuerySet
from courses.permissions import cohorts


@require_safe
@in_classroom
def person(request: HttpRequest, enrolment_id: uuid.UUID) -> HttpResponse:
    """One person: what stands, who said so when and how, and the way to correct it."""
    enrolment = known_enrolment(request, enrolment_id)
    history = history_of_person(enrolment)
    sessions = list(sessions_of(request, enrolment))
    context = {
        "enrolment": enrolment,
        "came_from": next((session for session in sessions if str(session.pk) == request.GET.get("from")), None),
        "progress": progress_of_one(enrolment),
        "lines": person_lines_of(enrolment, history, sessions, timezone.now()),
        "history": history,
    }
    return render(request, "attendance/classroom/person.html", context)


def known_enrolment(request: HttpRequest, enrolment_id: uuid.UUID) -> Enrolment:
    known = learners.enrolments_known_to(request.user).select_related("learner__municipality", "cohort")
    enrolment = known.filter(pk=enrolment_id).first()
    if enrolment is None:
        is_seen = learners.enrolments_visible_to(request.user).filter(pk=enrolment_id).exists()
        raise AtTheDoor if is_seen else OutsideScope
    return enrolment


def sessions_of(request: HttpRequest, enrolment: Enrolment) -> SessionQuerySet:
    """Sessions of the own class and those visited, as far as this user runs them."""
    there = Q(cohort=enrolment.cohort_id) | Q(attendances__enrolment=enrolment)
    return cohorts.sessions_visible_to(request.user).filter(there).distinct().order_by("starts_at")
