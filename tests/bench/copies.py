"""Copies a class by INSERT ... SELECT, a hundred thousand times: one made by actions costs a second, a copied one a
millisecond. A copy has ids of its own, a municipality and a year of its own, and happened some weeks earlier.

Which copies there are stands in a table of their own, `bench_copy`. PostgreSQL does not check foreign keys meanwhile;
tests/bench/test_copies.py and `world.check` look at what came out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from attendance.models import Act, Attendance, Enrolment, Handout, Learner, SkillLevel, StudyState, Tally
from courses.models import Cohort, Session

OF_PEOPLE = (Act, Attendance, SkillLevel, StudyState, Handout)
CLASS = (Cohort, Session, Learner, Enrolment, *OF_PEOPLE, Tally)
"""In the order in which they point at each other."""
PEOPLE = (Learner, Enrolment, *OF_PEOPLE)


@dataclass(frozen=True)
class Copy:
    """`number` is at least 1. `days` is how much earlier it happened."""

    number: int
    town: str
    fiscal_year: int
    days: int


class Template:
    """What a copy of this class is made of. `of_same_class`: its people again, beside themselves."""

    def __init__(self, cohort: Cohort, *, of_same_class: bool = False) -> None:
        self.cohort = cohort
        self.kinds = PEOPLE if of_same_class else CLASS
        self.of_same_class = of_same_class
        rows = Enrolment.objects.filter(cohort=cohort)
        self.enrolments = [_prepared(pk) for pk in rows.values_list("pk", flat=True)]
        self.learners = [_prepared(pk) for pk in rows.values_list("learner", flat=True)]
        self.widths = {model: _width(model) for model in self.kinds}

    def statement(self, model: type[models.Model]) -> tuple[str, list[Any]]:
        fields = model._meta.concrete_fields
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in fields)
        values = ", ".join(self._value(model, field) for field in fields)
        column, chosen = self._rows(model)
        marks = ", ".join(["%s"] * len(chosen))
        table = quote(model._meta.db_table)
        return (
            f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t CROSS JOIN bench_copy c "
            f"WHERE t.{column} IN ({marks}) AND c.number BETWEEN %s AND %s"
        ), chosen

    def _rows(self, model: type[models.Model]) -> tuple[str, list[Any]]:
        if model is Learner:
            return "id", self.learners
        if model in OF_PEOPLE or (model is Enrolment and self.of_same_class):
            return ("id" if model is Enrolment else "enrolment_id"), self.enrolments
        return ("id" if model is Cohort else "cohort_id"), [self.cohort.pk]

    def _value(self, model: type[models.Model], field: models.Field) -> str:
        column = f"t.{connection.ops.quote_name(field.column)}"
        if (model, field.name) in _OF_THE_COPY and not (self.of_same_class and field.name == "municipality"):
            return _OF_THE_COPY[model, field.name].format(column=column)
        if model is Enrolment and field.name == "number" and self.of_same_class:
            return f"{column} + c.number * {len(self.enrolments)}"
        target = model if field.primary_key and not field.is_relation else field.related_model
        if field.name == "act_id" or (target in self.kinds and isinstance(target._meta.pk, models.UUIDField)):
            return _uuid(column)
        if target in self.kinds:
            return f"{column} + c.number * {self.widths[target]}"
        if isinstance(field, models.DateField):  # a DateTimeField too
            return _earlier(column, isinstance(field, models.DateTimeField))
        return column


_NUMBERED = "{column} || '-' || c.number"
_OF_THE_COPY = {
    (Cohort, "slug"): _NUMBERED,
    (Cohort, "municipality"): "c.town",
    (Cohort, "fiscal_year"): "c.fiscal_year",
    (Learner, "municipality"): "c.town",
    (Learner, "name"): _NUMBERED,
}


def copy(
    template: Template, copies: Sequence[Copy], *, at_once: int = 1000, done: Callable[[int], None] = lambda n: None
) -> None:
    """One commit for `at_once` copies."""
    _write_down(copies)
    for start in range(0, len(copies), at_once):
        part = copies[start : start + at_once]
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute("SET LOCAL synchronous_commit = off")
            for model in template.kinds:
                sql, chosen = template.statement(model)
                cursor.execute(sql, [*chosen, part[0].number, part[-1].number])
        done(start + len(part))
    _set_sequences()


def earlier(year: int, this_year: int, weeks: int) -> int:
    """Days, in whole weeks: a Tuesday stays one."""
    return 7 * (weeks + round((date(this_year, 4, 1) - date(year, 4, 1)).days / 7))


def _uuid(column: str) -> str:
    """The first eight digits are the copy's number; those of the template are by chance."""
    if connection.vendor == "sqlite":
        return f"printf('%%08x', c.number) || substr({column}, 9)"
    return f"(lpad(to_hex(c.number), 8, '0') || substr({column}::text, 9))::uuid"


def _earlier(column: str, is_time: bool) -> str:
    if connection.vendor == "sqlite":
        return f"{'datetime' if is_time else 'date'}({column}, '-' || c.days || ' days')"
    return f"{column} - c.days * INTERVAL '1 day'" if is_time else f"{column} - c.days"


def _prepared(pk: Any) -> Any:
    return Enrolment._meta.pk.get_db_prep_value(pk, connection)


def _width(model: type[models.Model]) -> int:
    """How far the numbers of one copy are from those of the next."""
    if isinstance(model._meta.pk, models.UUIDField) or model is Tally:
        return 0
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 1


def _write_down(copies: Sequence[Copy]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_copy")
        cursor.execute(
            "CREATE TABLE bench_copy (number integer PRIMARY KEY, town varchar(6), fiscal_year integer, days integer)"
        )
        rows = [(each.number, each.town, each.fiscal_year, each.days) for each in copies]
        cursor.executemany("INSERT INTO bench_copy VALUES (%s, %s, %s, %s)", rows)


def _set_sequences() -> None:
    """The next row that the system makes comes after the copies."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in CLASS:
            if isinstance(model._meta.pk, models.AutoField):
                table, pk = model._meta.db_table, model._meta.pk.column
                last = f"(SELECT max({pk}) FROM {table})"
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', '{pk}'), {last})")
