import json
import uuid
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from attendance.actions.cancel_class import cancel_class
from attendance.actions.enrol import enrol
from attendance.actions.send_report import NoClasses, NotYourMunicipality, OtherNumbers, send_report
from attendance.figures.catalogue import FIGURES
from attendance.models import Enrolment, YearReport
from attendance.reports.year_report import STAYS_HOME, readings_in
from tests import factories, meetings
from tests.at_once import at_once
from tests.counted import shown
from tests.year_reports import on_screen, sent

FORM = uuid.UUID(int=7)


@pytest.fixture
def held(cast):
    """The first meeting of the class was held and one person left since, for a reason."""
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    leaver = factories.enrolment(cast.cohort, name="去年 タロウ", kana="キョネン タロウ")
    Enrolment.objects.filter(pk=leaver.pk).update(state="withdrawn", left_because="health")
    return cast


def send(cast, **other):
    asked = {
        "report_id": FORM,
        "municipality": cast.tobe,
        "fiscal_year": 2026,
        "seen": on_screen(cast.tobe),
        "note": "",
        "by": cast.clerk,
        "at": factories.NOW,
    }
    return send_report(**(asked | other))


def test_a_report_keeps_who_sent_what_and_when(held):
    report = YearReport.objects.get(pk=send(held, note="第3回は台風で中止").pk)

    assert (report.municipality_name, report.fiscal_year, report.classes, report.cancelled) == ("砥部町", 2026, 1, 0)
    assert (report.sent_by, report.sent_by_name, report.sent_at) == (held.clerk, "砥部町 担当", factories.NOW)
    assert report.note == "第3回は台風で中止"


def test_every_figure_that_was_shown_can_be_calculated_again_from_its_counts(held):
    report = YearReport.objects.get(pk=send(held).pk)

    again = {figure.id: shown(figure.of(Counter(report.counts)), figure.shape) for figure in sent_figures()}
    kept = {each.figure.id: shown(each.values, each.figure.shape) for each in readings_in(report.figures)}
    assert kept == again
    assert again["meetings_held"] == (1, 3)


def test_a_report_keeps_the_definitions_of_then(held):
    report = YearReport.objects.get(pk=send(held).pk)

    kept = [
        (reading.figure.id, reading.figure.name, reading.figure.denominator, reading.figure.version)
        for reading in readings_in(report.figures)
    ]
    assert kept == [(each.id, each.name, each.denominator, each.version) for each in sent_figures()]


def sent_figures():
    return [figure for figure in FIGURES if figure.id not in STAYS_HOME]


def test_nobodys_name_and_no_reason_for_leaving_is_handed_over(held):
    report = YearReport.objects.get(pk=send(held).pk)

    text = json.dumps([report.counts, report.figures], ensure_ascii=False)
    assert report.counts["people/withdrawn"] == 1
    words = ("青野", "アオノ", "去年", "キョネン", "089-", str(held.kiyo.pk), "left/", "体調", "withdrawn_by_reason")
    assert [word for word in words if word in text] == []


def test_what_happens_later_changes_no_report(held):
    report = send(held)
    before = YearReport.objects.values().get(pk=report.pk)

    enrol(cohort=held.cohort, learner=factories.learner(held.tobe, name="あとの人", kana="アトノ ヒト"))
    meetings.hold(held.cohort, 2, [(held.kiyo, "present")])
    type(held.tobe).objects.filter(pk=held.tobe.pk).update(name="新しい町")

    assert YearReport.objects.values().get(pk=report.pk) == before


def test_the_same_form_twice_is_one_report(held):
    first = send(held)

    second = send(held, note="もう一度", seen="what the second press carries is not looked at")

    assert (first.pk, YearReport.objects.get().note) == (second.pk, "")


def test_another_form_is_another_report_and_the_earlier_stays(held):
    first = send(held)

    second = send(held, report_id=uuid.UUID(int=8), at=factories.NOW + timedelta(hours=1), note="2回目")

    assert list(YearReport.objects.latest_first()) == [second, first]


def test_numbers_that_changed_since_they_were_shown_are_not_sent(held):
    seen = on_screen(held.tobe)
    factories.enrolment(held.cohort, name="間の人", kana="アイダノ ヒト")

    with pytest.raises(OtherNumbers):
        send(held, seen=seen)
    assert not YearReport.objects.exists()


@pytest.mark.parametrize("who", ["neighbour_clerk", "officer", "instructor", "editor", "nobody"])
def test_nobody_else_reports_a_municipality(held, who):
    with pytest.raises(NotYourMunicipality):
        send(held, by=getattr(held, who))
    assert not YearReport.objects.exists()


def test_a_neighbours_form_opens_no_report_of_theirs(held):
    sent(held.masaki, held.neighbour_clerk, report_id=FORM)

    with pytest.raises(NotYourMunicipality):
        send(held)
    assert YearReport.objects.get().municipality == held.masaki


def test_a_year_without_a_class_is_not_reported(held):
    with pytest.raises(NoClasses):
        send(held, fiscal_year=2025, seen=on_screen(held.tobe, 2025))
    assert not YearReport.objects.exists()


def test_a_year_of_which_every_class_was_cancelled_is_reported(cast):
    cancel_class(cohort=cast.cohort, by=cast.clerk.pk, at=factories.NOW)

    report = send(cast)

    counts = {"meetings/planned": 3, "meetings/cancelled": 3}
    assert (report.classes, report.cancelled, report.counts) == (0, 1, counts)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_one_press_that_comes_twice_at_once_is_one_report(cast):
    seen = on_screen(cast.tobe)

    sent_twice = at_once(*[lambda: send(cast, seen=seen)] * 2)

    assert [report.pk for report in sent_twice] == [FORM, FORM]
    assert YearReport.objects.count() == 1
