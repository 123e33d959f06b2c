import uuid

import pytest

from attendance.models import Enrolment
from courses.models import Cohort
from tests import factories


def path(enrolment):
    return f"learners/{enrolment.learner_id}/enrolment/"


def state_of(enrolment):
    return Enrolment.objects.get(pk=enrolment.pk).state


def test_enrolment_state_withdraws_and_comes_back(cast, send):
    text = send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="withdrawn").content.decode()

    assert ("火曜クラス: 「取りやめ」にしました。" in text, "受講にもどす" in text) == (True, True)
    assert state_of(cast.kiyo) == "withdrawn"
    send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="enrolled")
    assert state_of(cast.kiyo) == "enrolled"


def test_enrolment_state_keeps_why_somebody_leaves_and_forgets_it_when_they_come_back(cast, send, look):
    text = send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="withdrawn", because="family").content.decode()

    assert ("わけ: 家族の用事・介護" in text, "<td>家族の用事・介護</td>" in look("cohorts/tobe-1/")) == (True, True)
    send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="enrolled")
    assert Enrolment.objects.get(pk=cast.kiyo.pk).left_because == ""


def test_enrolment_state_without_a_reason_was_not_asked(cast, send):
    text = send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="withdrawn").content.decode()

    assert "わけ: 聞いていない" in text


def test_enrolment_state_by_a_reason_that_is_none_is_not_there(cast, send):
    asked = {"enrolment": str(cast.kiyo.pk), "state": "withdrawn", "because": "dismissed"}

    assert (send(path(cast.kiyo), **asked).status_code, state_of(cast.kiyo)) == (404, "enrolled")


def test_enrolment_state_back_into_a_cancelled_class_is_refused(cast, send):
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(state="withdrawn")
    Cohort.objects.filter(pk=cast.cohort.pk).update(cancelled_at=factories.NOW)

    text = send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="enrolled").content.decode()

    assert "このクラスは 中止になっています" in text
    assert state_of(cast.kiyo) == "withdrawn"


@pytest.mark.parametrize("enrolment", ["", "x", str(uuid.UUID(int=3))])
def test_enrolment_state_of_nothing_is_not_there(cast, send, enrolment):
    assert send(path(cast.kiyo), enrolment=enrolment, state="withdrawn").status_code == 404


def test_enrolment_state_of_somebody_elses_enrolment_is_not_there(cast, send):
    assert send(path(cast.kiyo), enrolment=str(cast.neighbour.pk), state="withdrawn").status_code == 404
    assert state_of(cast.neighbour) == "enrolled"


def test_enrolment_state_that_is_none_is_not_there(cast, send):
    assert send(path(cast.kiyo), enrolment=str(cast.kiyo.pk), state="gone").status_code == 404


def test_enrolment_state_by_get_is_refused(cast, sign_in):
    assert sign_in(cast.clerk).get(f"/office/{path(cast.kiyo)}").status_code == 405


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_enrolment_state_is_refused_to_others(cast, send, who, status):
    response = send(path(cast.kiyo), by=getattr(cast, who), enrolment=str(cast.kiyo.pk), state="withdrawn")

    assert (response.status_code, state_of(cast.kiyo)) == (status, "enrolled")
