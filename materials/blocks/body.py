"""All blocks of a self-study page, in the order in which an editor is offered them."""

from wagtail.blocks import StreamBlock

from materials.blocks.actions import ActionBlock, VariantsBlock
from materials.blocks.task import TaskBlock
from materials.blocks.trouble import TroubleBlock
from materials.blocks.warning import WarningBlock
from materials.blocks.word import WordBlock


class MaterialBody(StreamBlock):
    action = ActionBlock()
    variants = VariantsBlock()
    trouble = TroubleBlock()
    task = TaskBlock()
    warning = WarningBlock()
    word = WordBlock()
