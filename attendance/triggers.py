"""Triggers that forbid UPDATE and DELETE on acts, put in after every migrate (SQLite drops a trigger silently when a
migration remakes its table) and looked for by a system check. Not a defence against the owner of the table."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "attendance_act"
NAMES = ("act_no_update", "act_no_delete")
MESSAGE = "acts are only ever added"

_SQLITE = tuple(
    f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for name, verb in zip(NAMES, ("UPDATE", "DELETE"), strict=True)
)
_POSTGRES = (
    f"CREATE OR REPLACE FUNCTION act_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = '23000'; END $$",
    *(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION act_is_kept()"
        for name, verb in zip(NAMES, ("UPDATE", "DELETE"), strict=True)
    ),
)


def put_in(connection: BaseDatabaseWrapper) -> None:
    """Idempotent."""
    take_out(connection)
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRES:
            cursor.execute(statement)


def take_out(connection: BaseDatabaseWrapper) -> None:
    on = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        there = {row[0] for row in cursor.fetchall()}
    return [name for name in NAMES if name not in there]
