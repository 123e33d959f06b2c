from datetime import timedelta

import pytest

from attendance.reports.practice import practising
from attendance.reports.study import Answer, stamp_days
from tests import factories

TODAY = factories.TODAY
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def materials(db, today):
    return [factories.material(digits, f"教材{digits}") for digits in ("101", "102", "103")]


@pytest.fixture
def cohort(materials):
    return factories.cohort(materials=materials)


def said(material, value, on=YESTERDAY):
    return Answer(material.pk, material.title, "", value, on, factories.moment(on), "phone")


def now(cohort, *answers, position=1):
    found = practising(cohort, position, answers, TODAY)
    return (found.now.digits if found.now else None, found.ahead)


def test_practice_before_the_first_session_is_empty(cohort):
    found = practising(cohort, 0, [], TODAY)

    assert (found.now, found.ahead, found.is_empty) == (None, 0, True)


def test_practice_is_the_first_material_of_the_step(cohort):
    assert now(cohort) == ("101", 2)


def test_practice_passes_over_what_was_done(cohort, materials):
    assert now(cohort, said(materials[0], "did")) == ("102", 1)


def test_practice_again_of_yesterday_comes_first(cohort, materials):
    assert now(cohort, said(materials[2], "again"), said(materials[0], "did")) == ("103", 1)


def test_practice_again_of_today_waits_until_tomorrow(cohort, materials):
    assert now(cohort, said(materials[0], "again", TODAY)) == ("102", 2)


def test_practice_asked_comes_last(cohort, materials):
    assert now(cohort, said(materials[0], "ask")) == ("102", 2)


def test_practice_reads_the_latest_answer(cohort, materials):
    assert now(cohort, said(materials[0], "did", TODAY), said(materials[0], "again")) == ("102", 1)


def test_practice_is_over_when_all_is_done(cohort, materials):
    assert now(cohort, *(said(material, "did") for material in materials)) == (None, 0)


def test_practice_lists_the_latest_step_first(cohort):
    found = practising(cohort, 2, [], TODAY)

    assert [(row.position, row.digits) for row in found.all][:4] == [(2, "101"), (2, "102"), (2, "103"), (1, "101")]
    assert found.now.position == 2


def test_practice_leaves_out_what_is_not_published(cohort, materials):
    materials[0].unpublish()

    assert now(cohort) == ("102", 1)


def test_practice_takes_one_query(cohort, django_assert_num_queries):
    with django_assert_num_queries(1):
        practising(cohort, 3, [], TODAY)


def test_stamp_days_are_distinct_days_of_did_in_order(materials):
    answers = [said(materials[0], "did", TODAY), said(materials[1], "did", TODAY), said(materials[2], "again")]
    answers += [said(materials[0], "did", YESTERDAY - timedelta(days=3))]

    assert stamp_days(answers) == [YESTERDAY - timedelta(days=3), TODAY]
