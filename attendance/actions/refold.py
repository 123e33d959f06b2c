"""Rebuilds what stands from the acts. `check` only reports; otherwise differences are mended in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from attendance.actions.record import FOLDS, standing
from attendance.models import Act
from attendance.models.folds import Fold


@dataclass(frozen=True)
class Difference:
    table: str
    about: tuple[Any, ...]
    stands: str
    should: str


def refold(*, check: bool) -> list[Difference]:
    """Compares every fold with its acts, one kind at a time; returns what differed, before mending."""
    found: list[Difference] = []
    with transaction.atomic():
        _keep_acts_out()
        for kind in FOLDS:
            found += _refold_kind(kind, check=check)
    return found


def _keep_acts_out() -> None:
    """Until the end of the transaction: an act that arrives between reading acts and reading folds would be mended away.
    SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Act._meta.db_table} IN SHARE MODE")


def _refold_kind(kind: str, *, check: bool) -> list[Difference]:
    should = {_about(row): row for row in _winners(kind)}
    stands = {_about(row): row for row in FOLDS[kind].model._default_manager.all()}
    differing = [key for key in should.keys() | stands.keys() if _said(should.get(key)) != _said(stands.get(key))]
    for key in differing if not check else ():
        _mend(stands.get(key), should.get(key))
    table = FOLDS[kind].model._meta.db_table
    return [
        Difference(table, key, _word(stands.get(key)), _word(should.get(key))) for key in sorted(differing, key=str)
    ]


def _winners(kind: str) -> Iterator[Fold]:
    """The fold rows as the acts say them: the last act in ascending order wins."""
    rows: dict[tuple[Any, ...], Fold] = {}
    acts = Act.objects.of_kind(kind).order_by("authority", "counted_at", "actor", "id")
    for act in acts.iterator(chunk_size=2000):
        row = standing(act)
        rows[_about(row)] = row
    yield from rows.values()


def _about(row: Fold) -> tuple[Any, ...]:
    kind = next(fold for fold in FOLDS.values() if isinstance(row, fold.model))
    names = [f.attname for f in row._meta.concrete_fields if f.name in kind.about]
    return tuple(getattr(row, name) for name in names)


def _said(row: Fold | None) -> tuple[Any, ...] | None:
    return (
        None if row is None else tuple(getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key)
    )


def _word(row: Fold | None) -> str:
    return "" if row is None else f"{row.value} ({row.act_id})"


def _mend(stands: Fold | None, should: Fold | None) -> None:
    if should is None:
        assert stands is not None
        stands.delete()
        return
    should.pk = stands.pk if stands else None
    should.save()
