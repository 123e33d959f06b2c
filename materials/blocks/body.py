"""All blocks of a self-study page, in the order in which an editor is offered them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamBlockValidationError

from materials.blocks import trouble
from materials.blocks.actions import ActionBlock, VariantsBlock
from materials.blocks.fact import FactBlock
from materials.blocks.passage import PassageBlock
from materials.blocks.real_or_not import RealOrNotBlock
from materials.blocks.task import TaskBlock
from materials.blocks.trouble import TroubleBlock
from materials.blocks.video import VideoBlock
from materials.blocks.warning import WarningBlock
from materials.blocks.word import WordBlock


class MaterialBody(StreamBlock):
    action = ActionBlock()
    variants = VariantsBlock()
    trouble = TroubleBlock()
    task = TaskBlock()
    warning = WarningBlock()
    word = WordBlock()
    real_or_not = RealOrNotBlock()
    fact = FactBlock()
    passage = PassageBlock()
    video = VideoBlock()

    class Meta:
        block_counts = {"trouble": {"max_num": trouble.MOST}}

    def clean(self, value: Any) -> Any:
        """Wagtail's sentence about the number of blocks is put into plain words."""
        try:
            return super().clean(value)
        except StreamBlockValidationError as fault:
            raise StreamBlockValidationError(
                block_errors=fault.block_errors, non_block_errors=_too_many_troubles(value)
            ) from fault


def _too_many_troubles(value: Any) -> list[ValidationError]:
    count = sum(block.block_type == "trouble" for block in value)
    sentence = (
        f"「うまくいかないとき」は {trouble.MOST}つまでです。いまは {count}つ あります。"
        "いちばん よく おきる ものを 残してください。"
    )
    return [ValidationError(sentence)] if count > trouble.MOST else []
