"""When it does not work."""

from wagtail.blocks import CharBlock, StructBlock, TextBlock


class TroubleBlock(StructBlock):
    when = CharBlock(label="こんなとき", max_length=80)
    then = TextBlock(label="こうします", max_length=200)

    class Meta:
        label = "うまくいかないとき"
        icon = "help"
        template = "materials/blocks/trouble.html"
