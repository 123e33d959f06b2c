from datetime import date

import pytest
import time_machine
from wagtail.blocks import StructBlockValidationError

from materials.blocks import FactBlock
from materials.blocks.fact import TO_COME

BLOCK = FactBlock()


def fact(day):
    return BLOCK.to_python({"text": "局番なし。", "checked_on": day, "source": "広報", "person": "係"})


@time_machine.travel("2026-10-06T20:00:00Z")  # already the 7th here
@pytest.mark.parametrize("day", ["2026-10-07", "2026-09-01"])
def test_fact_was_checked_today_or_before(day):
    assert BLOCK.clean(fact(day))["checked_on"] == date.fromisoformat(day)


@time_machine.travel("2026-10-06T20:00:00Z")
def test_fact_was_not_checked_tomorrow():
    with pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(fact("2026-10-08"))

    assert refused.value.block_errors["checked_on"].messages == [TO_COME]
