"""A class of the last fiscal year, in a municipality that has reported it to the prefecture: so that a year can be chosen and
a report be read. Pages are made once a year; the class stands on this year's course and keeps its own year."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from attendance.actions.enrol import add_learner, enrol
from attendance.actions.send_report import send_report
from attendance.reports.term import term_of
from attendance.reports.year_report import figures_sent, fingerprint
from courses.actions.open_cohort import open_cohort
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort, CoursePage, Municipality, Teaching, User
from lms.demo import story, texts
from lms.demo.people import people

CODE, ACCOUNT, PEOPLE = "384011", "masaki", 11


def load(today: date, users: dict[str, User]) -> None:
    year = fiscal_year_of(today) - 1
    slug = f"{ACCOUNT}-{year}-demo"
    if not Cohort.objects.filter(slug=slug).exists():
        town = Municipality.objects.get(pk=CODE)
        _class(town, slug, year, users)
        _report(town, year, users[ACCOUNT])


def _class(town: Municipality, slug: str, year: int, users: dict[str, User]) -> None:
    """Three Tuesdays in autumn, three weeks apart."""
    first = next(day for day in (date(year, 9, n) for n in range(1, 8)) if day.weekday() == 1)
    starts = [_moment(first + timedelta(days=days)) for days in (0, 21, 42)]
    course = CoursePage.objects.descendant_of(town.page).order_by("-fiscal_year")[0]
    cohort = open_cohort(course=course, name="火曜クラス", capacity=12, starts=starts, slug=slug, by=users["ken"].pk)
    cohort.fiscal_year = year
    cohort.save(update_fields=["fiscal_year"])
    until = first + timedelta(days=180)
    Teaching.objects.create(user=users["koshi"], cohort=cohort, part="lead", starts=first, until=until)
    area_code = texts.venues()[town.code]["telephone"].split("-")[0]
    for person in people(slug, PEOPLE, area_code, first):
        enrol(cohort=cohort, learner=add_learner(municipality=town, person=person))
    story.tell(cohort, starts[-1] + timedelta(days=60), users["koshi"])


def _report(town: Municipality, year: int, by: User) -> None:
    at = _moment(date(year + 1, 3, 25))
    seen = fingerprint(figures_sent(term_of(Cohort.objects.in_municipality(town).in_year(year), at)))
    send_report(report_id=uuid.uuid4(), municipality=town, fiscal_year=year, seen=seen, note="", by=by, at=at)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
