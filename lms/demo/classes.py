"""Classes around today, one for each state that a class can be in, and a second class for a make-up."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from attendance.actions.enrol import add_learner, enrol
from attendance.actions.issue_card import issue_cards
from attendance.models import Enrolment
from courses.actions.cancel_cohort import cancel_cohort
from courses.actions.open_cohort import open_cohort
from courses.models import Cohort, CoursePage, Municipality, Teaching, User
from lms.demo import story, texts
from lms.demo.people import people

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Plan:
    """Days from today of the three meetings; a weekend moves all three back to the Friday."""

    code: str
    slug: str
    days: tuple[int, int, int]
    people: int = 12
    cancelled: bool = False
    morning: bool = False


PLANS = (
    Plan("382019", "matsuyama", (6, 27, 48), people=14),
    Plan("384020", "tobe", (-21, 0, 21)),
    Plan("382027", "imabari", (-32, -11, 10)),
    Plan("382035", "uwajima", (-46, -25, -4)),
    Plan("382035", "uwajima-asa", (-44, -23, -2), people=6, morning=True),
    Plan("383562", "kamijima", (13, 34, 55), people=5, cancelled=True),
)


def load(today: date, users: dict[str, User]) -> None:
    for plan in PLANS:
        slug = f"{plan.slug}-demo"
        if not Cohort.objects.filter(slug=slug).exists():
            _class(plan, slug, today, users)
    story.tell_make_up(today, users)


def _class(plan: Plan, slug: str, today: date, users: dict[str, User]) -> None:
    town = Municipality.objects.get(pk=plan.code)
    starts = [_moment(today + timedelta(days=days), plan.morning) for days in _on_weekdays(plan.days, today)]
    course = CoursePage.objects.descendant_of(town.page).order_by("-fiscal_year")[0]
    name = f"{WEEKDAYS[starts[0].weekday()]}曜{'朝' if plan.morning else ''}クラス"
    cohort = open_cohort(course=course, name=name, capacity=12, starts=starts, slug=slug, by=users["ken"].pk)
    _teach(cohort, users, starts[0].date() - timedelta(days=60))
    _enrol(cohort, plan, today)
    if plan.cancelled:
        cancel_cohort(cohort=cohort, by=users["ken"].pk, at=timezone.now())
        return
    issue_cards(cohort=cohort)
    story.tell(cohort, timezone.now(), users["koshi"])


def _teach(cohort: Cohort, users: dict[str, User], starts: date) -> None:
    for username, part in (("koshi", "lead"), ("hojo", "assistant"), ("uketsuke", "assistant")):
        if username != "uketsuke" or cohort.municipality_id == "384020":
            Teaching.objects.create(
                user=users[username], cohort=cohort, part=part, starts=starts, until=starts + timedelta(days=365)
            )


def _enrol(cohort: Cohort, plan: Plan, today: date) -> None:
    area_code = texts.venues()[plan.code]["telephone"].split("-")[0]
    for index, person in enumerate(people(plan.slug, plan.people, area_code, today)):
        full = index >= cohort.capacity
        enrol(
            cohort=cohort,
            learner=add_learner(municipality=cohort.municipality, person=person),
            state=Enrolment.State.WAITING if full else Enrolment.State.ENROLLED,
            care_note="耳が遠い。前の席を 希望" if index == 3 else "",
        )


def _on_weekdays(days: tuple[int, ...], today: date) -> list[int]:
    """A meeting of today stays today."""
    weekday = (today + timedelta(days=days[0])).weekday()
    back = 0 if 0 in days else max(0, weekday - 4)
    return [number - back for number in days]


def _moment(day: date, morning: bool = False) -> datetime:
    """A meeting of today begins at the next half hour, so that there is a register to take whenever the demo is made."""
    now = timezone.localtime()
    if day != now.date():
        return timezone.make_aware(datetime.combine(day, time(10, 0) if morning else time(13, 30)))
    begin = now.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=30 if now.minute < 30 else 60)
    return begin if begin.date() == day else begin - timedelta(minutes=30)
