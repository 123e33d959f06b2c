"""In what shape something goes out, and what goes with it only when it is ticked."""

from django import forms
from django.db.models import TextChoices


class FileShape(TextChoices):
    XLSX = "xlsx", "Excel(.xlsx)"
    CSV = "csv", "CSV(UTF-8)"


class FileForm(forms.Form):
    """Each screen shows the ticks that its file has."""

    shape = forms.ChoiceField(choices=FileShape)
    telephones = forms.BooleanField(label="電話番号も入れる", required=False)
    notes = forms.BooleanField(label="備考(配慮のメモ)も入れる", required=False)

    def shape_chosen(self) -> FileShape:
        return FileShape(self.cleaned_data["shape"])

    def with_telephones(self) -> bool:
        return bool(self.cleaned_data["telephones"])

    def with_notes(self) -> bool:
        return bool(self.cleaned_data["notes"])
