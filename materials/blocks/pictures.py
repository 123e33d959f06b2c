"""A picture is never without words: whoever does not see it hears them, and paper keeps them in the file."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, StructBlockValidationError

from materials.blocks.written import line

WITHOUT_ALT = "絵の説明を 入れてください。絵が 見えない人に 読み上げます。例: 歯車の絵を、指で軽く押す絵。"


def alt() -> CharBlock:
    help_text = "写真か 絵を つけたら、かならず 書きます。何が どこにあり、指が どこを 押すかを 短く。"
    return line("絵の説明(読み上げ用)", 200, required=False, help_text=help_text)


def refuse_without_alt(value: Any) -> None:
    if (value["picture"] or value["drawing"]) and not value["alt"].strip():
        raise StructBlockValidationError(block_errors={"alt": ValidationError(WITHOUT_ALT)})
