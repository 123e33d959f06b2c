"""Lines and paragraphs as an editor writes them, with faults said in plain words."""

from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, TextBlock

FAULTS = {
    "required": "ここに 言葉を 入れてください。",
    "min_length": "ここに 言葉を 入れてください。",
    "max_length": "%(limit_value)d字までです。いまは %(show_value)d字 あります。短くしてください。",
}


class NamedChoice(ChoiceBlock):
    """Read by its label where two versions are compared, as in the form."""

    def render_basic(self, value: Any, context: Any = None) -> str:
        return str(dict(self.field.choices).get(value) or "") if value else ""


def line(label: str, most: int, **options: Any) -> CharBlock:
    _is_empty_unless_written(options)
    block = CharBlock(label=label, max_length=most, **options)
    block.field.error_messages.update(FAULTS)
    return block


def paragraph(label: str, most: int, **options: Any) -> TextBlock:
    _is_empty_unless_written(options)
    block = TextBlock(label=label, max_length=most, **options)
    block.field_options["error_messages"] = FAULTS
    return block


def with_furigana(label: str, most: int, **options: Any) -> RichTextBlock:
    """Sentences whose words can have their reading (materials.furigana). Letters are counted without it."""
    block = RichTextBlock(label=label, features=["bold", "furigana"], min_length=1, max_length=most, **options)
    block.field_options["error_messages"] = FAULTS
    return block


def spoken(most: int) -> CharBlock:
    """What a screen reader says instead of the text beside it, where the two differ (188 is said 1 8 8)."""
    help_text = "読み上げると 変に なるときだけ 書きます。例: 188 は「いち はち はち」。画面と 紙には 出ません。"
    return line("読み上げの言い方", most, required=False, help_text=help_text)


def _is_empty_unless_written(options: dict[str, Any]) -> None:
    """A page older than one of its fields has nothing there, and not None, which search would find as a word."""
    if not options.get("required", True):
        options.setdefault("default", "")
