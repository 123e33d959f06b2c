"""What a law or an office says: it grows old, so it stands with the day it was checked, where, and by whom."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import DateBlock, StructBlock, StructBlockValidationError

from materials.blocks.written import line, paragraph, spoken

TO_COME = "まだ 来ていない日です。たしかめた日を 入れてください。"


class FactBlock(StructBlock):
    text = paragraph("たしかめたこと", 300)
    spoken = spoken(300)
    checked_on = DateBlock(label="たしかめた日")
    source = line("もと", 80, help_text="どこで たしかめたか。例: 政府広報オンライン")
    person = line("たしかめた人", 40, help_text="係の 名前でも かまいません。ページに 出ます。")

    class Meta:
        label = "制度や 窓口のこと"
        icon = "calendar-check"
        template = "materials/blocks/fact.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["checked_on"] and cleaned["checked_on"] > timezone.localdate():
            raise StructBlockValidationError(block_errors={"checked_on": ValidationError(TO_COME)})
        return cleaned
