"""StreamField blocks of a self-study page."""

from materials.blocks.actions import ActionBlock, VariantsBlock
from materials.blocks.body import MaterialBody
from materials.blocks.task import TaskBlock
from materials.blocks.trouble import TroubleBlock
from materials.blocks.warning import WarningBlock
from materials.blocks.word import WordBlock

__all__ = ["ActionBlock", "MaterialBody", "TaskBlock", "TroubleBlock", "VariantsBlock", "WarningBlock", "WordBlock"]
