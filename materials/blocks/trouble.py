"""When it does not work. A page has three at most: who is stuck reads no list."""

from wagtail.blocks import StructBlock

from materials.blocks.written import line, paragraph, spoken

MOST = 3


class TroubleBlock(StructBlock):
    when = line("こんなとき", 80)
    then = paragraph("こうします", 200)
    spoken = spoken(200)

    class Meta:
        label = "うまくいかないとき"
        icon = "help"
        template = "materials/blocks/trouble.html"
