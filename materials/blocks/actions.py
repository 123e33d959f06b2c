"""One action is one thing done with one picture; the same actions as each phone family does them."""

from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock

from materials import drawing_files


class ActionBlock(StructBlock):
    text = CharBlock(label="すること", max_length=80)
    note = TextBlock(label="そえる文", required=False, max_length=200)
    picture = ImageChooserBlock(label="写真", required=False)
    drawing = ChoiceBlock(label="絵", choices=drawing_files.choices, required=False)
    alt = CharBlock(label="絵の説明(読み上げ用)", required=False, max_length=200)

    class Meta:
        label = "すること"
        icon = "pick"
        template = "materials/blocks/action.html"


class VariantsBlock(StructBlock):
    """The same actions as each phone family does them. A missing family reads the common text."""

    android = ListBlock(ActionBlock(), label="アンドロイド", default=[])
    iphone = ListBlock(ActionBlock(), label="アイフォーン", default=[])
    easy = ListBlock(ActionBlock(), label="シニア向けスマホ", default=[])

    class Meta:
        label = "機種ごとの すること"
        icon = "mobile-alt"

    def for_family(self, value: Any, family: str) -> Any:
        """The family's actions, else those of the first family that has any."""
        return value.get(family) or value.get("android") or value.get("iphone") or value.get("easy") or []
