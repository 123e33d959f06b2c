"""What the editor offers by itself and nobody here needs: English help, counts, two ways to the same end."""

from typing import Any

from django.http import HttpRequest

from courses.permissions.editing import is_prefecture


def quiet_menu(request: HttpRequest, items: list[Any]) -> None:
    """The reports answer the prefecture only (`courses.middleware.editor_door`), so nobody else is led there."""
    unneeded = {"help"} if is_prefecture(request.user) else {"help", "reports", "documents"}
    items[:] = [item for item in items if item.name not in unneeded]


def quiet_home(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


_LABELS = {
    "reject": "直すところを 書いて 返す",
    "action-cancel-workflow": "確認に 出すのを やめる",
}


def publish_or_keep(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """One way for everybody: whoever may publish publishes, the others hand it in; what was handed in is approved."""
    there = {str(item.name) for item in items}
    unneeded = set()
    if "action-publish" in there:
        unneeded |= {"action-submit", "action-restart-workflow"}
    if "approve" in there:
        unneeded |= {"action-publish", "action-cancel-workflow"}  # both would end the approval without saying so
    items[:] = [item for item in items if str(item.name) not in unneeded]
    for item in items:
        item.label = _label(item)


def _label(item: Any) -> Any:
    if item.name == "approve":
        return "ひとこと そえて 承認し、公開する" if item.launch_modal else "承認して 公開する"
    return _LABELS.get(str(item.name), item.label)
