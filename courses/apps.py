from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "講座"

    def ready(self) -> None:
        post_migrate.connect(write_rights, sender=self)


def write_rights(**kwargs: Any) -> None:
    """An update may bring another rule of who edits what; what stands in the database follows it. Nothing in an empty one."""
    from courses.actions.write_groups import write_all_rights
    from courses.models import MunicipalityPage

    if MunicipalityPage._meta.db_table in connection.introspection.table_names() and MunicipalityPage.objects.exists():
        write_all_rights()
