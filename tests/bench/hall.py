"""Makes what a served measurement needs in an empty database, and prints it: the demo's content, a class of sixty whose
meeting is today, their cards, and an instructor who is signed in. `python -m tests.bench.hall`"""

import json
import sys
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402

from attendance.actions.issue_card import issue_cards  # noqa: E402
from attendance.models import Enrolment  # noqa: E402
from attendance.views.learner.cookie import remember  # noqa: E402
from courses.actions.open_cohort import open_cohort  # noqa: E402
from courses.fiscal_year import fiscal_bounds, fiscal_year_of  # noqa: E402
from courses.models import Cohort, CoursePage, Municipality, Teaching, User  # noqa: E402
from lms.demo import content  # noqa: E402
from materials.models import Number  # noqa: E402
from tests import factories  # noqa: E402

PEOPLE = 60
NUMBER = "103"


def main() -> dict[str, Any]:
    call_command("migrate", "--run-syncdb", verbosity=0)
    today = date.today()
    content.load(fiscal_year_of(today))
    cohort, instructor = _class(today)
    people = [
        factories.enrolment(cohort, name=f"計測 {n}", kana="ケイソク", telephone=f"089-{n:03}-0000")
        for n in range(PEOPLE)
    ]
    meeting = cohort.sessions.order_by("starts_at").first()
    assert meeting is not None
    client = Client()
    client.force_login(instructor)
    return {
        "page": f"/m/{NUMBER}",
        "own_route": Number.objects.get(digits=NUMBER).page.get_url(),
        "mark": f"/classroom/sessions/{meeting.pk}/mark/",
        "people": [str(person.pk) for person in people],
        "cards": _cards(cohort),
        "staff": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        "csrf": settings.CSRF_COOKIE_NAME,
    }


def _class(today: date) -> tuple[Cohort, User]:
    town = Municipality.objects.select_related("page").get(pk="384020")
    starts = [factories.moment(today + timedelta(days=days)) for days in (0, 21, 42)]
    course = CoursePage.objects.descendant_of(town.page).get()
    cohort = open_cohort(course=course, name="計測のクラス", capacity=PEOPLE, starts=starts, slug="hall", by=1)
    instructor = factories.staff("instructor", town, username="hall")
    first, last = fiscal_bounds(fiscal_year_of(today))
    Teaching.objects.create(user=instructor, cohort=cohort, part="lead", starts=first, until=last)
    return cohort, instructor


def _cards(cohort: Cohort) -> list[str]:
    cards: dict[Enrolment, Any] = issue_cards(cohort=cohort)
    return [_cookie(card) for card in cards.values()]


def _cookie(card: Any) -> str:
    response = HttpResponse()
    remember(response, card)
    return f"{settings.CARD_COOKIE}={response.cookies[settings.CARD_COOKIE].value}"


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
