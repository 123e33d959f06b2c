from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def _keep_acts(using: str, **kwargs: Any) -> None:
    from attendance import triggers

    connection = connections[using]
    if triggers.TABLE in connection.introspection.table_names():
        triggers.put_in(connection)


class AttendanceConfig(AppConfig):
    name = "attendance"
    verbose_name = "受講"

    def ready(self) -> None:
        from attendance import checks  # noqa: F401  registers the system checks

        post_migrate.connect(_keep_acts, sender=self)
