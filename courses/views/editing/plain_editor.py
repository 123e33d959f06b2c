"""What the editor offers by itself and nobody here needs: English help, counts, a second way to publish."""

from typing import Any

from django.http import HttpRequest

from courses.permissions.editing import is_prefecture


def quiet_menu(request: HttpRequest, items: list[Any]) -> None:
    """The reports answer the prefecture only (`courses.middleware.editor_door`), so nobody else is led there."""
    unneeded = {"help"} if is_prefecture(request.user) else {"help", "reports"}
    items[:] = [item for item in items if item.name not in unneeded]


def quiet_home(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


def publish_or_keep(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Everybody who may change a page may publish it; handing it in for approval would be a way to nobody."""
    items[:] = [item for item in items if not str(item.name).startswith("action-submit")]
