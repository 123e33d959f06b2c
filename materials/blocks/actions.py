"""One action is one thing done with one picture; the same actions as each phone family does them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import ListBlock, StructBlock, StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from materials import drawing_files
from materials.blocks import pictures
from materials.blocks.written import NamedChoice, line, paragraph, spoken
from materials.phone_families import WITH_VARIANT


class ActionBlock(pictures.PicturedBlock):
    text = line("すること", 80, help_text="1つの「すること」に 動作は 1つだけ。絵も 1つです。")
    note = paragraph("そえる文", 200, required=False, help_text="見あたらないときの さがし方など。なくても よい。")
    picture = ImageChooserBlock(label="写真", required=False)
    drawing = NamedChoice(
        label="絵", choices=drawing_files.choices, required=False, help_text="写真が ないときに えらびます。"
    )
    alt = pictures.alt()
    spoken = spoken(120)

    class Meta:
        label = "すること"
        icon = "pick"
        template = "materials/blocks/action.html"


class VariantsBlock(StructBlock):
    """The same actions as each phone family does them. What all of them share is written once, before or after."""

    android = ListBlock(ActionBlock(), label="アンドロイド", default=[])
    iphone = ListBlock(ActionBlock(), label="アイフォーン", default=[])
    easy = ListBlock(ActionBlock(), label="シニア向けスマホ", default=[])
    common = ListBlock(
        ActionBlock(),
        label="ほかの スマホ",
        default=[],
        help_text="上に 書いていない スマホの人には、これが 出ます。空なら、書いてある スマホの 手順が 出ます。",
    )

    class Meta:
        label = "機種ごとの すること"
        icon = "mobile-alt"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not any(cleaned[name] for name in self.child_blocks):
            sentence = "どれか 1つの スマホの「すること」を 入れてください。"
            raise StructBlockValidationError(non_block_errors=[ValidationError(sentence)])
        return cleaned

    def for_family(self, value: Any, family: str) -> Any:
        """The family's actions, else the common ones, else those of the first family that has any."""
        return value.get(family) or value.get("common") or value.get(self.shown(value, family)) or []

    def shown(self, value: Any, family: str) -> str:
        """Whose actions `for_family` gives; empty for the common ones."""
        if value.get(family):
            return family
        return "" if value.get("common") else next((each for each in WITH_VARIANT if value.get(each)), "")
