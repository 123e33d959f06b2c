from datetime import timedelta

import pytest

from attendance.actions.add_act import Fact, add_automatic_act, add_learner_act, add_staff_act
from attendance.models import Enrolment
from attendance.reports.help_reasons import HelpCode
from attendance.reports.progress import progress_of, progress_of_one
from attendance.reports.retention import Outcome, outcome_of
from attendance.reports.steps import StepState
from courses.models import Session
from tests import factories

pytestmark = pytest.mark.django_db
FIRST = factories.TODAY
DAYS = (FIRST, FIRST + timedelta(days=21), FIRST + timedelta(days=42))
AFTER = factories.moment(DAYS[2], 18)


def mark(enrolment, position, value="present", session=None):
    session = session or enrolment.cohort.sessions.get(curriculum_step__position=position)
    fact = Fact(kind="mark", enrolment_id=enrolment.pk, session=session, value=value, happened_on=session.day)
    add_staff_act(fact, by=1, at=session.starts_at)


def close(cohort, *positions):
    for session in cohort.sessions.filter(curriculum_step__position__in=positions):
        session.state, session.closed_at = Session.State.HELD, session.ends_at
        session.save()


def level(enrolment, code, occasion, value, day):
    step = enrolment.cohort.curriculum.steps.get(code=code[:2])
    checkpoint = step.checkpoints.get(code=code)
    fact = Fact(
        kind="assessment",
        enrolment_id=enrolment.pk,
        checkpoint_id=checkpoint.pk,
        occasion=occasion,
        value=value,
        happened_on=day,
    )
    add_staff_act(fact, by=1, at=factories.moment(day, 15))


def study(enrolment, material, value, day, way="phone"):
    fact = Fact(
        kind="study", enrolment_id=enrolment.pk, material_id=material and material.pk, value=value, happened_on=day
    )
    add_learner_act(fact, at=factories.moment(day, 9), way=way)


def states(progress):
    return [step.state for step in progress.steps]


@pytest.fixture
def kiyo(today):
    return factories.enrolment(factories.cohort(materials=[factories.material()]))


def test_progress_before_the_first_session_everything_is_ahead(kiyo):
    progress = progress_of_one(kiyo, factories.moment(FIRST - timedelta(days=5)))

    assert states(progress) == [StepState.AHEAD] * 3
    assert (progress.completion.holds, progress.completion.expected) == (False, False)
    assert progress.reasons == ()


def test_progress_the_day_before_the_last_session_completion_is_expected(kiyo):
    for position in (1, 2):
        mark(kiyo, position)
    close(kiyo.cohort, 1, 2)

    completion = progress_of_one(kiyo, factories.moment(DAYS[2] - timedelta(days=1))).completion

    assert (completion.holds, completion.expected, completion.missing) == (False, True, ("第3回が これから",))


def test_progress_three_sessions_attended_is_complete(kiyo):
    for position in (1, 2, 3):
        mark(kiyo, position)
    close(kiyo.cohort, 1, 2, 3)

    progress = progress_of_one(kiyo, AFTER)

    assert states(progress) == [StepState.ATTENDED] * 3
    assert (progress.completion.holds, progress.completion.missing) == (True, ())


def test_progress_attended_but_not_closed_is_not_complete_yet(kiyo):
    for position in (1, 2, 3):
        mark(kiyo, position)
    close(kiyo.cohort, 1, 2)

    completion = progress_of_one(kiyo, AFTER).completion

    assert (completion.holds, completion.expected) == (False, True)
    assert completion.missing == ("第3回が まだ しめられていない",)


def test_progress_a_missed_session_is_missing_and_a_reason(kiyo):
    mark(kiyo, 1)
    mark(kiyo, 2, "apology")
    mark(kiyo, 3)
    close(kiyo.cohort, 1, 2, 3)

    progress = progress_of_one(kiyo, AFTER)

    assert states(progress)[1] == StepState.MISSED
    assert progress.completion.missing == ("第2回を お休み",)
    assert (HelpCode.MISSED, DAYS[1]) in [(reason.code, reason.on) for reason in progress.reasons]


def test_progress_a_make_up_at_another_class_counts_and_cancels_the_reason(kiyo):
    other = factories.cohort(kiyo.cohort.municipality, name="金曜クラス", first_day=FIRST + timedelta(days=3))
    for position in (1, 3):
        mark(kiyo, position)
    close(kiyo.cohort, 1, 2, 3)
    mark(kiyo, 2, session=other.sessions.get(curriculum_step__position=2))

    progress = progress_of_one(kiyo, AFTER)

    assert states(progress) == [StepState.ATTENDED, StepState.MADE_UP, StepState.ATTENDED]
    assert progress.completion.holds
    assert HelpCode.MISSED not in [reason.code for reason in progress.reasons]


def test_progress_a_cancelled_session_is_in_no_denominator(kiyo):
    mark(kiyo, 1)
    mark(kiyo, 3)
    close(kiyo.cohort, 1, 3)
    kiyo.cohort.sessions.filter(curriculum_step__position=2).update(state="cancelled")

    progress = progress_of_one(kiyo, AFTER)

    assert states(progress)[1] == StepState.CANCELLED
    assert progress.completion.holds


def test_progress_a_register_not_taken_is_in_no_denominator(kiyo):
    mark(kiyo, 1)
    mark(kiyo, 3)
    close(kiyo.cohort, 1, 3)

    progress = progress_of_one(kiyo, AFTER)

    assert states(progress)[1] == StepState.NOT_TAKEN
    assert progress.completion.holds


def test_progress_a_last_register_not_taken_yet_completes_nobody(kiyo):
    mark(kiyo, 1)
    mark(kiyo, 2)
    close(kiyo.cohort, 1, 2)

    completion = progress_of_one(kiyo, AFTER).completion

    assert (completion.holds, completion.expected) == (False, True)
    assert completion.missing == ("第3回の 出席の記録が ない",)


def test_progress_a_last_meeting_that_was_cancelled_completes(kiyo):
    mark(kiyo, 1)
    mark(kiyo, 2)
    close(kiyo.cohort, 1, 2)
    kiyo.cohort.sessions.filter(curriculum_step__position=3).update(state="cancelled")

    assert progress_of_one(kiyo, AFTER).completion.holds


def test_progress_an_automatic_absence_is_missed_until_staff_say_otherwise(kiyo):
    mark(factories.enrolment(kiyo.cohort, name="伊藤 正"), 1)
    session = kiyo.cohort.sessions.get(curriculum_step__position=1)
    fact = Fact(kind="mark", enrolment_id=kiyo.pk, session=session, value="absent")
    add_automatic_act(fact, at=session.ends_at)
    close(kiyo.cohort, 1)
    before = states(progress_of_one(kiyo, AFTER))[0]

    mark(kiyo, 1)

    assert (before, states(progress_of_one(kiyo, AFTER))[0]) == (StepState.MISSED, StepState.ATTENDED)


@pytest.mark.parametrize(
    "closing, opening, outcome",
    [
        ("2", "2", Outcome.KEPT),
        ("3", "2", Outcome.KEPT),
        ("2", "1", Outcome.LOST),
        ("3", "0", Outcome.LOST),
        ("1", "2", Outcome.GAINED),
        ("0", "1", Outcome.NOT_YET),
        ("2", "", Outcome.NOT_LOOKED_AT),
        ("", "3", Outcome.NOT_LOOKED_AT),
        ("2", "none", Outcome.NOT_LOOKED_AT),
    ],
)
def test_outcome_of_closing_and_opening(closing, opening, outcome):
    assert outcome_of(closing, opening) == outcome


def test_retention_counts_absentees_neither_as_kept_nor_as_lost(kiyo):
    for code, after in (("S1-1", "2"), ("S1-2", "1"), ("S1-3", None)):
        level(kiyo, code, "closing", "2", DAYS[0])
        if after:
            level(kiyo, code, "opening", after, DAYS[1])

    retention = progress_of_one(kiyo, AFTER).retention

    assert (retention.kept, retention.lost, retention.solid_at_closing) == (1, 1, 3)
    assert (retention.rate, retention.coverage) == (0.5, 2 / 3)


def test_retention_the_last_step_is_an_echo_and_never_mixed(kiyo):
    level(kiyo, "S3-1", "closing", "2", DAYS[2])
    level(kiyo, "S3-1", "echo", "2", DAYS[2] + timedelta(days=30))

    progress = progress_of_one(kiyo, AFTER + timedelta(days=31))

    assert (progress.retention.kept, progress.retention.solid_at_closing) == (0, 0)
    echo = next(row for row in progress.checkpoints if row.checkpoint.code == "S3-1")
    assert (echo.is_echo, echo.outcome, echo.days_between) == (True, Outcome.KEPT, 30)


def test_reasons_a_lost_checkpoint_is_cancelled_by_a_later_success(kiyo):
    level(kiyo, "S1-1", "closing", "2", DAYS[0])
    level(kiyo, "S1-1", "opening", "1", DAYS[1])
    lost = [reason.code for reason in progress_of_one(kiyo, AFTER).reasons]

    level(kiyo, "S1-1", "self", "2", DAYS[2])

    assert HelpCode.LOST in lost
    assert HelpCode.LOST not in [reason.code for reason in progress_of_one(kiyo, AFTER).reasons]


def test_reasons_asked_is_cancelled_by_doing_the_same_material(kiyo):
    material = factories.material("102", "家のWi-Fi")
    study(kiyo, material, "ask", DAYS[0] + timedelta(days=2))
    asked = [reason.sentence for reason in progress_of_one(kiyo, AFTER).reasons if reason.code == HelpCode.ASKED]

    study(kiyo, material, "did", DAYS[0] + timedelta(days=5))

    assert asked == ["「聞きたい」(家のWi-Fi)"]
    assert HelpCode.ASKED not in [reason.code for reason in progress_of_one(kiyo, AFTER).reasons]


def test_reasons_a_quiet_interval_is_cancelled_by_any_answer_since(kiyo):
    at = factories.moment(DAYS[1], 9)
    quiet = [(reason.code, reason.on) for reason in progress_of_one(kiyo, at).reasons]

    study(kiyo, None, "did", DAYS[1], way="telephone")

    assert quiet == [(HelpCode.QUIET, DAYS[1])]
    assert progress_of_one(kiyo, at).reasons == ()


def test_intervals_paper_telephone_and_phone_count_the_same(kiyo):
    material = kiyo.cohort.course.steps()[0].materials()[0]
    for days, way in ((1, "phone"), (2, "paper"), (3, "telephone")):
        study(kiyo, material, "did", DAYS[0] + timedelta(days=days), way)
    study(kiyo, material, "did", DAYS[1], "paper")

    first, second, follow_up = progress_of_one(kiyo, AFTER).intervals

    assert (first.did, first.days, dict(first.ways)) == (3, 3, {"phone": 1, "paper": 1, "telephone": 1})
    assert (second.did, follow_up.is_reached) == (1, False)


def test_completion_a_share_of_checkpoints_may_be_asked_for(kiyo):
    kiyo.cohort.checkpoint_share = 20
    kiyo.cohort.save()
    for position in (1, 2, 3):
        mark(kiyo, position)
    close(kiyo.cohort, 1, 2, 3)
    level(kiyo, "S1-1", "closing", "2", DAYS[0])
    before = progress_of_one(kiyo, AFTER).completion

    level(kiyo, "S1-2", "closing", "3", DAYS[0])

    assert (before.holds, before.missing) == (False, ("「できること」が あと 1つ",))
    assert progress_of_one(kiyo, AFTER).completion.holds


@pytest.mark.parametrize("people", [1, 3])
def test_progress_of_a_cohort_takes_the_same_number_of_queries(people, django_assert_num_queries, kiyo):
    for index in range(people - 1):
        factories.enrolment(kiyo.cohort, name=f"人 {index}")
    for enrolment in Enrolment.objects.all():
        mark(enrolment, 1)
        level(enrolment, "S1-1", "closing", "2", DAYS[0])
        study(enrolment, None, "did", DAYS[0])

    with django_assert_num_queries(7):
        progress = progress_of(kiyo.cohort, AFTER)
    with django_assert_num_queries(1):
        names = {person.enrolment.learner.name for person in progress.people}

    assert len(names) == people
