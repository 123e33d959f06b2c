"""StreamField blocks of a self-study page."""

from materials.blocks.actions import ActionBlock, VariantsBlock
from materials.blocks.body import MaterialBody
from materials.blocks.fact import FactBlock
from materials.blocks.passage import PassageBlock
from materials.blocks.real_or_not import RealOrNotBlock
from materials.blocks.task import TaskBlock
from materials.blocks.trouble import TroubleBlock
from materials.blocks.video import VideoBlock
from materials.blocks.warning import Danger, WarningBlock
from materials.blocks.word import WordBlock

__all__ = [
    "ActionBlock",
    "Danger",
    "FactBlock",
    "MaterialBody",
    "PassageBlock",
    "RealOrNotBlock",
    "TaskBlock",
    "TroubleBlock",
    "VariantsBlock",
    "VideoBlock",
    "WarningBlock",
    "WordBlock",
]
