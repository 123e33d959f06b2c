"""Work in the background, called by dotted path."""

from django.core.management import call_command

from materials.actions import write_pictures as pictures
from materials.models import MaterialPage


def publish_scheduled_pages() -> None:
    """Wagtail's own command: pages go live and are taken back at the time an editor has set."""
    call_command("publish_scheduled")


def write_pictures(page_id: int) -> None:
    for page in MaterialPage.objects.live().filter(pk=page_id):
        pictures.write_pictures(page)
