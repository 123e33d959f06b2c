"""The last thing on the editor's home, the first on a new editor's: the self-study pages one may change, and the three
presses it takes."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from materials.models import Number
from materials.permissions.materials import editable_by, publishes_anything, shelves_filled_by

_SHOWN = 60
_BUTTONS = 2


class NewMaterial(Component):
    """Where a page can be begun; on top, however much there is to do below it. Who fills the shelves of twenty municipalities
    sees the first and a list."""

    name = "new_material"
    template_name = "materials/panels/new_material.html"
    order = 5

    def get_context_data(self, parent_context: Any) -> dict[str, object]:
        shelves = list(shelves_filled_by(parent_context["request"].user))
        shown = shelves if len(shelves) <= _BUTTONS else shelves[:1]
        return {"shelves": shown, "others": shelves[len(shown) :], "names_shelves": len(shelves) > 1}


class WayIn(Component):
    name = "way_in"
    template_name = "materials/panels/way_in.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, object]:
        user = parent_context["request"].user
        pages = editable_by(user)
        return {
            "rows": _rows(pages),
            "more": max(pages.count() - _SHOWN, 0),
            "shelves": shelves_filled_by(user),
            "publishes": publishes_anything(user),
        }


def _rows(pages: Any) -> list[tuple[str, Page]]:
    """Digits and page in the order of paper; a page without a number yet comes last."""
    digits = dict(Number.objects.filter(page__in=pages.values("pk")).values_list("page", "digits"))
    rows = [(digits.get(page.pk, ""), page) for page in pages]
    return sorted(rows, key=lambda row: (not row[0], len(row[0]), row[0], row[1].title))[:_SHOWN]


def put_in(request: HttpRequest, panels: list[Component]) -> None:
    """Alone with the lists of what there is to do: what Wagtail offers here says the same in more words."""
    panels[:] = [NewMaterial(), WayIn()]
