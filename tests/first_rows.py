"""What Wagtail's migrations write, put back after a flush, so that a test that commits leaves the database as it found it.

Django's serialized rollback would put it back only before the next such test, and keeps it on a connection object, which
a browser's event loop replaces.
"""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_migrate
from wagtail.models import Collection, Locale, Page


def put_back(**kwargs):
    if Page.objects.exists():
        return
    Locale.objects.get_or_create(language_code="ja")
    Page.add_root(instance=Page(title="全体", slug="root"))
    Collection.add_root(name="全体")
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    Permission.objects.get_or_create(content_type=kind, codename="access_admin", defaults={"name": "May edit"})


def watch_for_a_flush():
    """A flush ends with post_migrate; sessions comes last of the apps that have tables."""
    post_migrate.connect(put_back, sender=apps.get_app_config("sessions"))
