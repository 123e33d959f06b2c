"""A short list on the editor's home: a heading, one link a row, and nothing at all when there is nothing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.components import Component

SHOWN = 5


@dataclass(frozen=True)
class Line:
    words: str
    address: str
    says: str = ""


class ShortList(Component):
    template_name = "materials/panels/short_list.html"
    heading = ""
    intro = ""
    whole: tuple[str, str] | None = None
    """Words and address name of the screen with all of them."""

    def lines(self, user: Any) -> Sequence[Line]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, object]:
        lines = self.lines(parent_context["request"].user)
        return {"panel": self, "lines": lines[:SHOWN], "more": max(len(lines) - SHOWN, 0)}
