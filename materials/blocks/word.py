"""A word explained in plain ones."""

from wagtail.blocks import StructBlock

from materials.blocks.written import line, paragraph


class WordBlock(StructBlock):
    word = line("ことば", 40, help_text="教室や 店で 聞く ことば。例: タップ")
    plain = paragraph("やさしい言い方", 200, help_text="例: 軽く押すこと")

    class Meta:
        label = "ことばの説明"
        icon = "openquote"
        template = "materials/blocks/word.html"
