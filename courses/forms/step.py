"""A step in the editor: a material stands in it once."""

from typing import Any

from materials.forms.page import PageForm
from materials.forms.rows import refuse_twice

_TWICE = "同じ 教材が 2回 あります。1つに してください。"
_HELD = "この教材は もう 下か 上に あります。順番は、右の 矢印で かえてください。"


class StepForm(PageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "step_materials" in self.formsets:
            refuse_twice(self.formsets["step_materials"], "material", twice=_TWICE, held=_HELD)
        return cleaned
