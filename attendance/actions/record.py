"""The one writer of acts and folds.

The winner among acts about the same thing has the greatest (authority, counted_at, actor, id). The ORM can't say "insert
or else update where the new tuple is greater", and building queries is what costs on hot paths: so this file has fixed
SQL, built once from the models. `tests/attendance/actions/test_record.py` holds it against the rule in plain Python.
Conditions: `actor` is never NULL (a NULL would make the tuple comparison NULL), times are UTC in the database.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction

from attendance.models import Act, Attendance, Handout, SkillLevel, StudyState
from attendance.models.folds import Fold
from attendance.words import Kind
from materials.fixed import planned_once

ORDER = ("authority", "counted_at", "actor", "act_id")


@dataclass(frozen=True)
class FoldOf:
    """Which fold an act of this kind goes into, and the columns that say what it is about."""

    model: type[Fold]
    about: tuple[str, ...]
    target: str


FOLDS: dict[str, FoldOf] = {
    Kind.MARK: FoldOf(Attendance, ("enrolment", "session"), "enrolment_id, session_id"),
    Kind.ASSESSMENT: FoldOf(
        SkillLevel, ("enrolment", "checkpoint", "occasion"), "enrolment_id, checkpoint_id, occasion"
    ),
    Kind.STUDY: FoldOf(
        StudyState, ("enrolment", "material", "happened_on"), "enrolment_id, COALESCE(material_id, 0), happened_on"
    ),
    Kind.HANDED_OUT: FoldOf(Handout, ("enrolment",), "enrolment_id"),
}


@dataclass(frozen=True)
class Recorded:
    """`new`: this id was not there before. `won`: the act stands now."""

    act: Act
    new: bool
    won: bool


def record(act: Act) -> Recorded:
    """Adds the act, and lets it stand if it is the greatest. Doing it twice is harmless: the same id is one act.

    Raises IntegrityError when a constraint of Act says no, also for a second id with the same (device, device_seq).
    """
    if connection.vendor == "postgresql":
        new, won = _in_one_statement(act)
    else:
        new, won = _in_two_statements(act)
    return Recorded(act, bool(new), bool(won))


def fold(act: Act) -> bool:
    """Lets a stored act stand if it is the greatest so far; true if it does. Also the step of `refold`."""
    with connection.cursor() as cursor:
        cursor.execute(_fold_sql(act.kind), _fold_values(act))
        return bool(cursor.rowcount == 1)


def _in_two_statements(act: Act) -> tuple[int, int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_insert_sql(), _values(act, _act_fields()))
        new = cursor.rowcount
        won = 0
        if new == 1:
            cursor.execute(_fold_sql(act.kind), _fold_values(act))
            won = cursor.rowcount
    return new, won


def _in_one_statement(act: Act) -> tuple[int, int]:
    with planned_once() as cursor:
        cursor.execute(_combined_sql(act.kind), [*_values(act, _act_fields()), *_fold_values(act)])
        new, won = cursor.fetchone()
    return new, won


def _act_fields() -> tuple[models.Field[Any, Any], ...]:
    return tuple(Act._meta.concrete_fields)


@cache
def _fold_fields(kind: str) -> tuple[models.Field[Any, Any], ...]:
    return tuple(field for field in FOLDS[kind].model._meta.concrete_fields if not field.primary_key)


def _columns(fields: tuple[models.Field[Any, Any], ...]) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)


@cache
def _insert_sql() -> str:
    fields = _act_fields()
    marks = ", ".join(["%s"] * len(fields))
    # The target is named: a bare DO NOTHING would swallow a clash of (device, device_seq) and lose the act.
    return f"INSERT INTO {Act._meta.db_table} ({_columns(fields)}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING"


@cache
def _upsert(kind: str) -> tuple[str, str]:
    """(head up to the column list, tail from ON CONFLICT)."""
    target, table = FOLDS[kind].target, FOLDS[kind].model._meta.db_table
    about = {f"{name}_id" for name in FOLDS[kind].about} | set(FOLDS[kind].about)
    changing = [str(f.column) for f in _fold_fields(kind) if f.column not in about]
    sets = ", ".join(f"{column} = excluded.{column}" for column in changing)
    ours, theirs = (", ".join(f"{side}.{column}" for column in ORDER) for side in ("excluded", table))
    head = f"INSERT INTO {table} ({_columns(_fold_fields(kind))})"
    return head, f"ON CONFLICT ({target}) DO UPDATE SET {sets} WHERE ({ours}) > ({theirs})"


@cache
def _fold_sql(kind: str) -> str:
    head, tail = _upsert(kind)
    marks = ", ".join(["%s"] * len(_fold_fields(kind)))
    # "WHERE true" keeps SQLite's parser from reading ON CONFLICT as a join.
    return (
        f"{head} SELECT {marks} WHERE true {tail}"
        if connection.vendor == "sqlite"
        else f"{head} VALUES ({marks}) {tail}"
    )


@cache
def _combined_sql(kind: str) -> str:
    head, tail = _upsert(kind)
    casts = ", ".join(f"%s::{field.db_type(connection)}" for field in _fold_fields(kind))
    return (
        f"WITH new AS ({_insert_sql()} RETURNING id), "
        f"won AS ({head} SELECT {casts} FROM new {tail} RETURNING 1) "
        "SELECT (SELECT count(*) FROM new), (SELECT count(*) FROM won)"
    )


def _values(act: Act, fields: tuple[models.Field[Any, Any], ...]) -> list[Any]:
    """As the database is given them. The columns of a fold are called like those of the act, whose key is there `act_id`."""
    itself = connections[DEFAULT_DB_ALIAS]  # behind `connection` every attribute is looked up by thread
    written = act.__dict__
    return [
        field.get_db_prep_save(written["id" if field.attname == "act_id" else field.attname], itself)
        for field in fields
    ]


def _fold_values(act: Act) -> list[Any]:
    return _values(act, _fold_fields(act.kind))


def standing(act: Act) -> Fold:
    """The row of the fold as it is when this act stands."""
    model = FOLDS[act.kind].model
    values = {f.attname: getattr(act, f.attname) for f in _fold_fields(act.kind) if f.attname != "act_id"}
    return model(**values, act_id=act.pk)
