"""System checks: conventions about people that defend themselves."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from attendance import triggers


@register(Tags.database)
def acts_are_kept(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The triggers stand, wherever the table does. Runs with `check --database default` and before migrate."""
    errors: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if triggers.TABLE not in connection.introspection.table_names():
            continue
        errors += [
            Error(
                f"The trigger {name} is missing on {alias}.",
                hint="Run migrate: it puts the trigger in.",
                id="attendance.E001",
            )
            for name in triggers.missing(connection)
        ]
    return errors
