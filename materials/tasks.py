"""Work in the background, called by dotted path."""

from django.core.management import call_command


def publish_scheduled_pages() -> None:
    """Wagtail's own command: pages go live and are taken back at the time an editor has set."""
    call_command("publish_scheduled")
