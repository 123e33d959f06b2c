from datetime import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from attendance.models import Act, AnonymousTap, Attendance, Certificate, Enrolment, Learner, NumberTyped
from attendance.reports.help_reasons import HelpCode
from attendance.reports.progress import progress_of
from attendance.reports.reported import reported_by_all
from attendance.reports.steps import StepState
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort, CoursePage, Municipality, Session, VenuePage
from materials.models import Checkpoint, MaterialPage, Number

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVENING = datetime(2026, 11, 24, 18, 20)
FIRST_OF_APRIL = datetime(2027, 4, 1, 0, 10)
SUNDAY_NIGHT = datetime(2026, 12, 6, 23, 50)


@pytest.fixture(
    params=[EVENING, FIRST_OF_APRIL, SUNDAY_NIGHT],
)
def demo(request):
    with time_machine.travel(timezone.make_aware(request.param), tick=True):
        call_command("demo", verbosity=0)
        yield timezone.now()


def states(cohort):
    return [session.state for session in cohort.sessions.order_by("starts_at")]


def test_demo_is_a_believable_ehime(demo):
    classes = {row.slug.removesuffix("-demo"): row for row in Cohort.objects.all()}

    assert (Municipality.objects.count(), VenuePage.objects.count()) == (20, 20)
    assert (Checkpoint.objects.count(), MaterialPage.objects.live().count(), Number.objects.count()) == (
        18,
        18,
        18 + 3 * 21,
    )
    assert CoursePage.objects.exclude(copied_from_revision=None).count() == 20
    assert states(classes["matsuyama"]) == ["planned"] * 3
    assert states(classes["tobe"]) == ["held", "planned", "planned"]
    assert states(classes["imabari"]) == ["held", "held", "planned"]
    assert states(classes["uwajima"]) == ["held"] * 3
    assert states(classes["kamijima"]) == ["cancelled"] * 3
    this_year = fiscal_year_of(timezone.localdate(demo))
    assert {name for name, row in classes.items() if row.fiscal_year != this_year} == {f"masaki-{this_year - 1}"}
    assert all(row.day.weekday() < 5 for row in Session.objects.all() if row.cohort.slug != "tobe-demo")
    the_usual_trouble_is_there(classes, demo)


def the_usual_trouble_is_there(classes, at):
    marks = set(Attendance.objects.values_list("value", flat=True))
    couple = Learner.objects.filter(municipality="384020").values_list("telephone_digits", flat=True)
    finished = progress_of(classes["uwajima"], at)
    codes = {reason.code for person in finished.people for reason in person.reasons}

    assert marks == {"present", "late", "apology", "absent"}
    assert len(couple) - len(set(couple)) == 1
    assert Enrolment.objects.filter(walk_in=True, cohort=classes["tobe"]).count() == 1
    assert Learner.objects.filter(phone_family="none").exists()
    assert Enrolment.objects.filter(state="waiting", cohort=classes["matsuyama"]).count() == 2
    assert StepState.MADE_UP in {step.state for person in finished.people for step in person.steps}
    assert {HelpCode.MISSED, HelpCode.LOST, HelpCode.ASKED} <= codes
    assert set(Act.objects.values_list("way", flat=True)) == {"phone", "paper", "telephone", "automatic"}
    assert len(finished.completed) >= 10
    assert not Certificate.objects.exists()


def test_demo_has_answers_and_numbers_of_nobody_and_adds_none_the_second_time(demo):
    before = what_nobody_did()

    call_command("demo", verbosity=0)

    assert what_nobody_did() == before
    taps, typed, wrong = before
    assert (len(taps) > 10, len(typed) > 10, wrong > 0) == (True, True, True)
    assert {value for _, value in taps} == {"did", "again", "ask"}


def what_nobody_did():
    taps = list(AnonymousTap.objects.order_by("pk").values_list("material", "value"))
    typed = dict(NumberTyped.objects.values_list("material").annotate(times=Sum("count")))
    return taps, typed, typed.pop(None)


def test_one_municipality_has_reported_the_last_year_and_nobody_this_one(demo):
    year = fiscal_year_of(timezone.localdate(demo))

    before, now = (
        {row.municipality.name: str(row.reported.state) for row in reported_by_all(at, demo)} for at in (year - 1, year)
    )

    assert {name: state for name, state in before.items() if state != "none"} == {"松前町": "sent"}
    assert set(now.values()) == {"none"}
