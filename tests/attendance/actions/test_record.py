import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attendance.actions import refold as refolding
from attendance.actions.record import FOLDS, record, standing
from attendance.actions.refold import refold
from attendance.models import Act, Attendance, Handout, SkillLevel, StudyState
from tests import factories

pytestmark = pytest.mark.django_db


def make_act(enrolment, kind="mark", value="present", *, authority=2, after=0, actor=1, act_id=None, **about):
    at = factories.NOW + timedelta(microseconds=after)
    if kind == "mark":
        about.setdefault("session", enrolment.cohort.sessions.first())
    if kind == "assessment":
        about.setdefault("checkpoint", enrolment.cohort.curriculum.steps.first().checkpoints.first())
        about.setdefault("occasion", "closing")
    return Act(
        id=act_id or uuid.uuid4(),
        kind=kind,
        enrolment=enrolment,
        value=value,
        authority=authority,
        actor=actor,
        counted_at=at,
        received_at=at,
        happened_on=factories.TODAY,
        way="phone",
        **about,
    )


def test_record_writes_act_and_fold():
    enrolment = factories.enrolment()

    recorded = record(make_act(enrolment))

    assert (recorded.new, recorded.won) == (True, True)
    assert Act.objects.get().value == "present"
    assert Attendance.objects.get().act_id == recorded.act.pk


def test_record_the_same_id_twice_is_one_act():
    enrolment = factories.enrolment()
    first = make_act(enrolment)
    record(first)

    again = record(make_act(enrolment, value="absent", act_id=first.pk, after=10))

    assert (again.new, again.won) == (False, False)
    assert [act.value for act in Act.objects.all()] == ["present"]
    assert Attendance.objects.get().value == "present"


@pytest.mark.parametrize(
    "kind, value, model",
    [
        ("mark", "late", Attendance),
        ("assessment", "2", SkillLevel),
        ("study", "did", StudyState),
        ("handed_out", "yes", Handout),
    ],
)
def test_record_every_kind_has_its_fold(kind, value, model):
    enrolment = factories.enrolment()

    record(make_act(enrolment, kind, value))
    record(make_act(enrolment, kind, "none", after=1))

    assert [row.value for row in model.objects.all()] == ["none"]
    assert Act.objects.count() == 2


def test_record_a_lower_authority_loses_and_stays():
    enrolment = factories.enrolment()
    record(make_act(enrolment, value="present", authority=2))

    late = record(make_act(enrolment, value="absent", authority=0, after=1000))

    assert (late.new, late.won) == (True, False)
    assert Attendance.objects.get().value == "present"
    assert Act.objects.count() == 2


def test_record_a_stamp_without_a_topic_is_one_row_a_day():
    enrolment = factories.enrolment()

    record(make_act(enrolment, "study", "did"))
    record(make_act(enrolment, "study", "again", after=1))

    assert [row.value for row in StudyState.objects.all()] == ["again"]


def test_record_a_clash_of_device_numbers_is_not_swallowed():
    enrolment = factories.enrolment()
    first, second = make_act(enrolment), make_act(enrolment, after=1)
    for act in (first, second):
        act.device, act.device_seq = "phone-1", 7
    record(first)

    with pytest.raises(IntegrityError), transaction.atomic():
        record(second)

    assert Act.objects.count() == 1


@pytest.mark.parametrize(
    "kind, value, about",
    [
        ("mark", "2", {}),
        ("mark", "present", {"session": None}),
        ("assessment", "present", {}),
        ("assessment", "2", {"occasion": ""}),
        ("study", "present", {}),
        ("gossip", "yes", {}),
    ],
)
def test_record_an_impossible_act_is_refused_by_the_database(kind, value, about):
    enrolment = factories.enrolment()
    act = make_act(enrolment, "mark", "present") if kind == "gossip" else make_act(enrolment, kind, value, **about)
    act_kind, act.kind = act.kind, kind

    with pytest.raises((IntegrityError, KeyError)), transaction.atomic():
        record(act)

    assert (act_kind, Act.objects.count()) == (act_kind, 0)


KEYS = st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from([0, 1, 500_000]), st.sampled_from([0, 1, 2]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(KEYS, min_size=2, max_size=4), ids=st.data())
def test_record_fold_is_the_same_for_every_order_of_arrival(keys, ids):
    values = ["present", "late", "absent", "none"]
    with transaction.atomic():
        enrolment = factories.enrolment()
        uuids = ids.draw(st.lists(st.uuids(), min_size=len(keys), max_size=len(keys), unique=True))
        plan = list(zip(keys, uuids, values, strict=False))
        greatest = max(plan, key=lambda row: (*row[0], row[1]))
        for order in itertools.permutations(plan):
            with transaction.atomic():
                for (authority, after, actor), act_id, value in order:
                    record(
                        make_act(enrolment, value=value, authority=authority, after=after, actor=actor, act_id=act_id)
                    )
                assert Attendance.objects.get().act_id == greatest[1]
                assert refold(check=True) == []
                transaction.set_rollback(True)
        transaction.set_rollback(True)


def test_refold_finds_and_mends_a_wrong_a_missing_and_a_needless_row():
    enrolment = factories.enrolment()
    for kind, value in (("mark", "present"), ("study", "did"), ("handed_out", "yes")):
        record(make_act(enrolment, kind, value))
    Attendance.objects.update(value="absent")
    StudyState.objects.all().delete()
    standing(make_act(enrolment, "assessment", "3")).save()

    found = refold(check=False)

    assert sorted(row.table for row in found) == [
        "attendance_attendance",
        "attendance_skilllevel",
        "attendance_studystate",
    ]
    assert refold(check=True) == []
    assert (Attendance.objects.get().value, StudyState.objects.get().value) == ("present", "did")


def test_folds_cover_every_kind_of_act():
    from attendance.words import Kind

    assert set(FOLDS) == set(Kind.values)


@pytest.mark.parametrize("statement", ["UPDATE attendance_act SET value = 'absent'", "DELETE FROM attendance_act"])
def test_acts_are_kept_by_the_database(statement):
    record(make_act(factories.enrolment()))

    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Act.objects.get().value == "present"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_acts_are_kept_from_replace():
    record(make_act(factories.enrolment()))
    columns = "id, kind, enrolment_id, session_id, checkpoint_id, material_id, value, occasion, happened_on, seen_at"

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        rest = ", ".join(f.column for f in Act._meta.concrete_fields if f.column not in columns.split(", "))
        everything = f"{columns}, {rest}"
        cursor.execute(
            f"INSERT OR REPLACE INTO attendance_act ({everything}) "
            f"SELECT {everything.replace('value,', chr(39) + 'absent' + chr(39) + ',')} FROM attendance_act"
        )

    assert Act.objects.get().value == "present"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_refold_does_not_mend_away_an_act_that_arrives_meanwhile(monkeypatch):
    enrolment = factories.enrolment()
    record(make_act(enrolment, value="absent"))
    newer, read = make_act(enrolment, after=1), refolding._winners
    pool = ThreadPoolExecutor(1)

    def read_then_somebody_presses(kind):
        yield from read(kind)
        if kind == "mark":
            wait([pool.submit(record, newer)], timeout=0.5)

    monkeypatch.setattr(refolding, "_winners", read_then_somebody_presses)

    found = refold(check=False)
    pool.submit(lambda: connection.close()).result(5)

    assert (found, Attendance.objects.get().act_id) == ([], newer.pk)
