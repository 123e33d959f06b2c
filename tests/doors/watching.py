"""What the database holds, and who writes to it while we look."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

FREE = {"django_session"}
"""May change when a page is opened: a session is made and prolonged. Limits on tries are in the cache, not here."""
_WRITE = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|ALTER|DROP|CREATE|COPY|WITH\b.*\b(INSERT|UPDATE|DELETE))",
    re.I | re.S,
)


def checksums() -> dict[str, tuple[int, int]]:
    """Rows and a sum over their content, for every table, in whatever order they come."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - FREE)
        return {table: _checksum(cursor, table) for table in tables}


def _checksum(cursor, table: str) -> tuple[int, int]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    rows = [zlib.crc32(repr(row).encode()) for row in cursor.fetchall()]
    return len(rows), sum(rows)


def changed(before: dict[str, tuple[int, int]]) -> list[str]:
    """Tables that differ from before."""
    after = checksums()
    return [table for table in sorted(before.keys() | after.keys()) if before.get(table) != after.get(table)]


@contextmanager
def written() -> Iterator[list[str]]:
    """Statements that write, as they are sent, but for sessions."""
    seen: list[str] = []

    def watch(execute, sql, parameters, many, context):
        if _WRITE.match(sql) and not any(table in sql for table in FREE):
            seen.append(sql[:160])
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(watch):
        yield seen


@contextmanager
def without_a_trace() -> Iterator[None]:
    """Whatever is written meanwhile is taken back: one question does not change the answer to the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
