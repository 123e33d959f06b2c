from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.figures.between import COVERAGE, ECHO, KEPT, LEVELS_REACHED
from attendance.figures.people import ATTENDANCE
from attendance.models import Enrolment
from attendance.permissions.learners import enrolments_of
from attendance.reports.class_levels import kept_after_the_last, kept_between, kept_in_all
from attendance.reports.class_sessions import MeetingState, meetings_of
from attendance.reports.class_words import how_counted
from attendance.reports.completion import rule_in_words
from attendance.reports.counting import Counts
from attendance.reports.progress import progress_of
from attendance.reports.tallies import tallies_of
from attendance.reports.term_checkpoints import levels_reached_of, spoken_of
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.phone_families import WITH_VARIANT

ON_A_PAGE = 20
"""A class of up to twice as many is on one page."""


@require_safe
@municipality_door
def cohort(request: HttpRequest, slug: str) -> HttpResponse:
    """One class: who is in it and how each stands, and what can be printed."""
    shown = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue", "course"), slug=slug)
    now = timezone.now()
    (tally,) = tallies_of(Cohort.objects.filter(pk=shown.pk), now)
    page = _page(shown, request.GET.get("page"))
    meetings = meetings_of(shown, tally.counts, now)
    context = {
        "cohort": shown,
        "page": page,
        "people": progress_of(shown, now, list(page)).people,
        "enrolled": page.paginator.count,
        "meetings": meetings,
        "not_taken": [m.session.label for m in meetings if m.state == MeetingState.NOT_TAKEN],
        "others": enrolments_of(shown).exclude(state=Enrolment.State.ENROLLED),
        "teachings": shown.teachings.select_related("user").order_by("pk"),
        "families": WITH_VARIANT,
        "rule": rule_in_words(shown),
        "how_counted": how_counted(shown),
        "attendance": ATTENDANCE,
        "now": now,
    }
    return render(request, "attendance/office/cohort.html", context | _of_all(shown, tally.counts))


def _page(cohort: Cohort, number: str | None) -> Page[Enrolment]:
    return Paginator(enrolments_of(cohort).active(), ON_A_PAGE, orphans=ON_A_PAGE).get_page(number)


def _of_all(cohort: Cohort, counts: Counts) -> dict[str, Any]:
    """What is said about everybody, whichever page of people is shown."""
    return {
        "completed": counts["completed"],
        "expected": counts["expecting"],
        "kept": kept_in_all(counts),
        "kept_between": kept_between(counts),
        "kept_after_the_last": kept_after_the_last(counts),
        "levels": levels_reached_of(counts, spoken_of([cohort])),
        "levels_reached": LEVELS_REACHED,
        "kept_figures": (KEPT, COVERAGE, ECHO),
    }
