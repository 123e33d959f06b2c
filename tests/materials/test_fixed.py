import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import BooleanField, DateTimeField, Exists, IntegerField, OuterRef, UUIDField

from attendance.models import Enrolment
from courses.models import Session
from materials.fixed import Fixed, Given
from tests import factories

pytestmark = pytest.mark.django_db

starting = Fixed(
    lambda: (
        Session.objects.filter(starts_at__gte=Given("since", DateTimeField()), cohort=Given("cohort", IntegerField()))
        .annotate(has=Exists(Enrolment.objects.filter(cohort=OuterRef("cohort"), pk=Given("person", UUIDField()))))
        .order_by("starts_at")
        .values_list("pk", "starts_at", "closed_at", "has")
    )
)


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort())


def plainly(cohort, since, person):
    has = Exists(Enrolment.objects.filter(cohort=OuterRef("cohort"), pk=person))
    rows = Session.objects.filter(starts_at__gte=since, cohort=cohort).annotate(has=has).order_by("starts_at")
    return list(rows.values_list("pk", "starts_at", "closed_at", "has"))


def test_fixed_answers_like_the_orm_for_every_value(kiyo):
    sessions = list(kiyo.cohort.sessions.order_by("starts_at"))
    for since in (sessions[0].starts_at, sessions[2].starts_at, datetime(2999, 1, 1, tzinfo=UTC)):
        for person in (kiyo.pk, uuid.uuid4()):
            asked = starting(since=since, cohort=kiyo.cohort_id, person=person)

            assert [tuple(row) for row in asked] == plainly(kiyo.cohort_id, since, person)
    assert len(starting(since=sessions[1].starts_at, cohort=kiyo.cohort_id, person=kiyo.pk)) == 2


def test_fixed_is_one_statement(kiyo, django_assert_num_queries):
    with django_assert_num_queries(1):
        starting(since=datetime(2000, 1, 1, tzinfo=UTC), cohort=kiyo.cohort_id, person=kiyo.pk)


def test_fixed_writes_no_value_into_its_sql(kiyo):
    starting(since=datetime(2000, 1, 1, tzinfo=UTC), cohort=kiyo.cohort_id, person=kiyo.pk)

    sql = starting._made[connection.vendor].sql

    assert sql.count("%s") >= 3
    assert kiyo.pk.hex not in sql


def test_fixed_needs_every_value():
    with pytest.raises(KeyError):
        starting(since=datetime(2000, 1, 1, tzinfo=UTC))


def test_a_value_may_be_a_yes_or_no():
    asked = Fixed(lambda: Session.objects.annotate(it=Given("it", BooleanField())).values_list("it"))

    assert asked(it=True) == []
