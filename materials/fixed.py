"""Questions to the database whose SQL is written once, and planned once on PostgreSQL. The ORM writes it anew for every
call and the server plans it anew, which costs ten times what it takes to answer: on the addresses that a whole hall
presses at once that is most of the time.

    _ended = Fixed(lambda: Session.objects.filter(ends_at__lt=Given("at", DateTimeField())).values_list("pk", "state"))
    rows = _ended(at=timezone.now())
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, QuerySet

Row = Sequence[Any]


@contextmanager
def planned_once() -> Iterator[Any]:
    """A cursor whose statements a PostgreSQL connection plans when they come for the first time (`prepare_threshold` in
    lms.environment). Elsewhere any cursor: SQLite plans a dozen tables in a tenth of a millisecond."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    from django.db.backends.postgresql import base

    cursor_class: Any = base.ServerBindingCursor
    here: Any = connections[DEFAULT_DB_ALIAS]
    here.ensure_connection()
    with here.wrap_database_errors:
        bare = cursor_class(here.connection)
    with here._prepare_cursor(bare) as cursor:
        yield cursor


class Given(Expression):
    """A value that is known only when it is asked. `field` says how it is written for the database."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def __repr__(self) -> str:
        return f"Given({self.name})"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def written(self, value: Any) -> Any:
        return self.output_field.get_db_prep_value(value, connection)


class _Made:
    """One question as this kind of database is asked it."""

    def __init__(self, query: Any) -> None:
        compiler = query.get_compiler(connection=connection)
        self.sql, self._given = compiler.as_sql()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        self._converters, self._compiler = compiler.get_converters(columns), compiler

    def ask(self, values: dict[str, Any]) -> Iterable[Row]:
        params = [each.written(values[each.name]) if isinstance(each, Given) else each for each in self._given]
        with planned_once() as cursor:
            cursor.execute(self.sql, params)
            rows = cursor.fetchall()
        return self._compiler.apply_converters(rows, self._converters) if self._converters else rows


class Fixed:
    """`ask` makes a `values_list()` with Given in it; it is called once for each kind of database."""

    def __init__(self, ask: "Callable[[], QuerySet[Any, Any]]") -> None:
        self._ask = ask
        self._made: dict[str, _Made] = {}

    def __call__(self, **values: Any) -> list[Row]:
        """Rows as tuples or lists, in the order of the columns named."""
        made = self._made.get(connection.vendor)
        if made is None:
            made = self._made[connection.vendor] = _Made(self._ask().query)
        return list(made.ask(values))
