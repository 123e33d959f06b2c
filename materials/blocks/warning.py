"""What could cost money, a password or trust."""

from wagtail.blocks import StructBlock, TextBlock


class WarningBlock(StructBlock):
    text = TextBlock(label="気をつけること", max_length=200)

    class Meta:
        label = "気をつけること"
        icon = "warning"
        template = "materials/blocks/warning.html"
