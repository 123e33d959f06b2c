from typing import Any

from django import forms
from django.db.models import TextChoices


class Shape(TextChoices):
    XLSX = "xlsx", "Excel(.xlsx)"
    UTF_8 = "utf-8-sig", "CSV(UTF-8)"
    CP932 = "cp932", "CSV(Shift_JIS)"


class ExportForm(forms.Form):
    """In what shape a roster goes out, and what goes with it. `replace` is the answer to what CP932 can't write."""

    shape = forms.ChoiceField(
        label="ファイルの形",
        choices=Shape,
        initial=Shape.XLSX,
        widget=forms.RadioSelect,
        help_text="ふだんはExcelを選びます。CSVは、ほかのソフトに渡すときに使います。",
    )
    telephones = forms.BooleanField(label="電話番号も入れる", required=False)
    notes = forms.BooleanField(label="備考(配慮のメモ)も入れる", required=False)
    replace = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def shape_chosen(self) -> Shape:
        return Shape(self.cleaned_data["shape"])

    def what(self) -> dict[str, Any]:
        """What goes with it."""
        data = self.cleaned_data
        return {"with_telephones": data["telephones"], "with_notes": data["notes"]}

    def may_replace(self) -> bool:
        return bool(self.cleaned_data["replace"])
