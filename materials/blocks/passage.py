"""Something to read: a few sentences in a row, where hard words can have their reading."""

from wagtail.blocks import StructBlock

from materials.blocks.written import line, with_furigana


class PassageBlock(StructBlock):
    heading = line("小見出し", 40)
    text = with_furigana(
        "読む文", 600, help_text="ふりがなは、ことばを えらんで「ふりがな」を 押すと つきます。紙には いつも 出ます。"
    )

    class Meta:
        label = "読む文(ふりがなが つけられます)"
        icon = "doc-full"
        template = "materials/blocks/passage.html"
