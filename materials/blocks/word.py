"""A word explained in plain ones."""

from wagtail.blocks import CharBlock, StructBlock, TextBlock


class WordBlock(StructBlock):
    word = CharBlock(label="ことば", max_length=40)
    plain = TextBlock(label="やさしい言い方", max_length=200)

    class Meta:
        label = "ことばの説明"
        icon = "openquote"
        template = "materials/blocks/word.html"
