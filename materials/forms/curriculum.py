"""A curriculum with its steps, each with a code and a place of its own."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from materials.forms.rows import refuse_twice

_TWICE = "ほかの ステップと 同じです。ちがう ものに してください。"
_HELD = "いま ほかの ステップが 使っています。さきに そちらを 空いている ものに かえて、保存してください。"


class CurriculumForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in ("code", "position"):
            refuse_twice(self.formsets["steps"], name, twice=_TWICE, held=_HELD)
        return cleaned
