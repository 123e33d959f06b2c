"""A world that most tests begin with is made once a process; for every later test its rows are written back as they were.

Making the cast asks the database 186 times, through the whole of Wagtail; writing its rows back 29 times. Rows and
objects keep their keys: SQLite counts on from the highest key it is given, PostgreSQL never takes a number back. If there
are other rows than when it was made (a fixture wrote before), or after a flush, the world is made anew.
"""

import pickle
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import Site

_kept: dict[str, "_World"] = {}


@dataclass(frozen=True)
class _Table:
    name: str
    key: str
    columns: tuple[str, ...]

    def rows(self):
        names, at = ", ".join(map(_quoted, self.columns)), self.columns.index(self.key)
        return {row[at]: row for row in _fetched(f"SELECT {names} FROM {_quoted(self.name)}")}

    def write(self, rows, instead):
        """One statement for all rows, and on PostgreSQL no pipeline of many."""
        names, row = ", ".join(map(_quoted, self.columns)), f"({', '.join(['%s'] * len(self.columns))})"
        with connection.cursor() as cursor:
            if instead:
                keys = ", ".join(["%s"] * len(instead))
                cursor.execute(f"DELETE FROM {_quoted(self.name)} WHERE {_quoted(self.key)} IN ({keys})", [*instead])
            values = [value for each in rows for value in each]
            cursor.execute(f"INSERT INTO {_quoted(self.name)} ({names}) VALUES {', '.join([row] * len(rows))}", values)


@dataclass(frozen=True)
class _World:
    counts: tuple
    """Of the tables below, before it was made."""
    tables: dict
    """Rows that came or became others, and instead of which, by table."""
    answer: bytes
    """Of `make`; as bytes, so that every test has its own objects."""

    def begins_here(self):
        counts = ", ".join(f"(SELECT count(*) FROM {_quoted(table.name)})" for table in self.tables)
        return tuple(_fetched(f"SELECT {counts}")[0]) == self.counts and all(
            table.rows().items() >= instead.items() for table, (_, instead) in self.tables.items() if instead
        )

    @transaction.atomic
    def put_back(self):
        """Together, since a test that commits would be asked for keys of tables that come later."""
        for table, (rows, instead) in self.tables.items():
            table.write(rows, instead)
        Site.clear_site_root_paths_cache()


def kept_world(name, make):
    """What `make()` gives, and what it wrote. It must not depend on anything but the database it finds."""
    there = _kept.get(name)
    if there is None:
        there = _kept[name] = _made(name, make)
    elif there.begins_here():
        there.put_back()
    else:
        return make()
    return pickle.loads(there.answer)


def forget():
    """After a flush the rows of the migrations have other keys."""
    _kept.clear()


def _made(name, make):
    before = {table: table.rows() for table in _tables()}
    answer, tables = make(), {}
    for table, old in before.items():
        now = table.rows()
        assert now.keys() >= old.keys(), f"{name} deletes from {table.name}"
        rows = [row for key, row in now.items() if old.get(key) != row]
        if rows:
            tables[table] = rows, {key: row for key, row in old.items() if now[key] != row}
    return _World(tuple(len(before[table]) for table in tables), tables, pickle.dumps(answer))


def _tables():
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {
        _Table(each.db_table, each.pk.column, tuple(field.column for field in each.local_concrete_fields))
        for each in (model._meta for model in models)
        if not each.proxy
    }


def _fetched(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _quoted(name):
    return connection.ops.quote_name(name)
