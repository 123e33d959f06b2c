"""A picture is never without words: whoever does not see it hears them, and paper keeps them in the file."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, StructBlock, StructBlockValidationError

from materials.blocks.written import line

WITHOUT_ALT = "絵の説明を 入れてください。絵が 見えない人に 読み上げます。例: 歯車の絵を、指で軽く押す絵。"


def alt() -> CharBlock:
    help_text = "写真か 絵を つけたら、かならず 書きます。何が どこにあり、指が どこを 押すかを 短く。"
    return line("絵の説明(読み上げ用)", 200, required=False, help_text=help_text)


class PicturedBlock(StructBlock):
    """What has a `picture`, a `drawing` and an `alt`. All that is wrong with it is said at once."""

    def clean(self, value: Any) -> Any:
        has_picture = value.get("picture") or value.get("drawing")
        wordless = {"alt": ValidationError(WITHOUT_ALT)} if has_picture and not (value.get("alt") or "").strip() else {}
        try:
            cleaned = super().clean(value)
        except StructBlockValidationError as fault:
            raise StructBlockValidationError({**wordless, **fault.block_errors}) from fault
        if wordless:
            raise StructBlockValidationError(wordless)
        return cleaned
