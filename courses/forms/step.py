"""A step in the editor: a material stands in it once."""

from typing import Any

from django.core.exceptions import ValidationError

from materials.forms.page import PageForm

_TWICE = "同じ 教材が 2回 あります。1つに してください。"


class StepForm(PageForm):
    def clean(self) -> dict[str, Any]:
        """The database would refuse it, and the whole form with it."""
        cleaned: dict[str, Any] = super().clean()
        seen = set()
        for row in self.formsets["step_materials"].forms if "step_materials" in self.formsets else ():
            material = None if row.errors or row.cleaned_data.get("DELETE") else row.cleaned_data.get("material")
            if material in seen:
                row.add_error("material", ValidationError(_TWICE))
            elif material is not None:
                seen.add(material)
        return cleaned
