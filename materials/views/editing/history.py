"""How what we write down of a page reads in its history."""

from typing import Any

from materials.actions.settle_screens import CHECKED


def name_actions(actions: Any) -> None:
    actions.register_action(CHECKED, "絵を たしかめる", "絵を スマホと 見くらべて、同じだと たしかめました")
