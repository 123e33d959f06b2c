from attendance.reports.counting import count_cohort
from attendance.reports.term_stops import StopKind, stops_of
from courses.models import Session
from tests import factories, meetings


def stops_at(at, *cohorts):
    counts = sum((count_cohort(cohort, at) for cohort in cohorts), start=type(count_cohort(cohorts[0], at))())
    sessions = Session.objects.filter(cohort__in=cohorts).select_related("curriculum_step").order_by("starts_at")
    return stops_of(counts, list(sessions), at)


def lines(stops):
    return [(stop.label, stop.value.count, stop.value.of, stop.notes, stop.is_begun, stop.is_open) for stop in stops]


def test_stops_of_a_class_that_has_not_begun(cast):
    assert lines(stops_at(factories.NOW, cast.cohort)) == [
        ("申込", 1, 12, (), True, False),
        ("受講", 1, 12, ("定員 12人",), True, False),
        ("第1回", 0, 0, ("10月20日(火)", "これから"), False, True),
        ("自習 1", 0, 0, ("21日間", "これから"), False, False),
        ("第2回", 0, 0, ("11月10日(火)", "これから"), False, True),
        ("自習 2", 0, 0, ("21日間", "これから"), False, False),
        ("第3回", 0, 0, ("12月1日(火)", "これから"), False, True),
        ("修了", 0, 0, ("最後の回のあと",), False, True),
        ("その後の自習", 0, 0, ("これから",), False, False),
    ]


def test_stops_of_a_class_between_two_meetings(cast):
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    at = meetings.meeting(cast.cohort, 1).ends_at + factories.timedelta(days=1)

    assert lines(stops_at(at, cast.cohort))[2:5] == [
        ("第1回", 1, 1, ("10月20日(火)", "1人のうち"), True, False),
        ("自習 1", 0, 1, ("21日間", "続いています"), True, True),
        ("第2回", 0, 0, ("11月10日(火)", "これから"), False, True),
    ]


def test_stops_of_a_class_that_has_ended(cast):
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])
    last = meetings.meeting(cast.cohort, 3)

    shown = lines(stops_at(last.ends_at + factories.timedelta(days=1), cast.cohort))

    assert shown[6:] == [
        ("第3回", 1, 1, ("12月1日(火)", "1人のうち"), True, False),
        ("修了", 1, 1, ("1人のうち",), True, False),
        ("その後の自習", 0, 1, ("続いています",), True, True),
    ]
    assert lines(stops_at(last.ends_at + factories.timedelta(days=90), cast.cohort))[8][3:] == (
        ("1人のうち",), True, False
    )  # fmt: skip


def test_stops_say_who_waits_and_who_left(cast):
    for state in ("waiting", "withdrawn"):
        row = factories.enrolment(cast.cohort)
        row.state = state
        row.save()

    assert lines(stops_at(factories.NOW, cast.cohort))[:2] == [
        ("申込", 3, 12, ("空き待ち 1人", "取りやめ 1人"), True, False),
        ("受講", 1, 12, ("定員 12人",), True, False),
    ]


def test_no_study_follows_a_meeting_that_was_cancelled(cast):
    cast.cohort.sessions.filter(curriculum_step__position=2).update(state="cancelled")

    shown = stops_at(factories.NOW, cast.cohort)

    assert [stop.label for stop in shown[2:]] == ["第1回", "自習 1", "第2回", "第3回", "修了", "その後の自習"]
    assert [stop.notes for stop in shown[3:5]] == [("42日間", "これから"), ("11月10日(火)", "中止")]


def test_a_meeting_that_is_over_and_was_not_closed_is_said(cast):
    at = meetings.meeting(cast.cohort, 1).ends_at + factories.timedelta(hours=1)

    assert stops_at(at, cast.cohort)[2].notes == ("10月20日(火)", "しめていない")


def test_stops_of_two_classes_say_how_many_have_met(cast):
    other = factories.cohort(cast.tobe, first_day=factories.TODAY + factories.timedelta(days=7))
    factories.enrolment(other)
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    at = meetings.meeting(cast.cohort, 1).ends_at

    shown = stops_at(at, cast.cohort, other)

    assert [(stop.kind, stop.value.count, stop.notes) for stop in shown[1:4]] == [
        (StopKind.ENROLLED, 2, ("定員 24人",)),
        (StopKind.MEETING, 1, ("1/2クラスで", "1人のうち")),
        (StopKind.STUDY, 0, ("続いています",)),
    ]


def test_stops_of_a_class_whose_meetings_were_all_cancelled(cast):
    cast.cohort.sessions.update(state="cancelled")

    assert [stop.label for stop in stops_at(factories.NOW, cast.cohort)] == [
        "申込", "受講", "第1回", "第2回", "第3回", "修了"
    ]  # fmt: skip
