from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from attendance.imports.roster.limits import FILE_BYTES, NotARoster, too_big
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand


class RosterForm(forms.Form):
    """A file that is a roster. What stands in its rows is shown in the preview, not here."""

    file = forms.FileField(
        label="名簿のファイル",
        help_text="Excel(.xlsx)かCSV。5 MBまで。見出しの行に「氏名」(または「姓」と「名」)があれば、列の順番は自由です。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "ファイルが空です。名簿を保存してから、もう一度選んでください。"},
    )
    content: bytes = b""

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            if (file.size or 0) > FILE_BYTES:
                raise too_big()
            self.content = file.read()
            understand(find_table(read_roster(self.content)), timezone.localdate())
        except NotARoster as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.reason) from refusal
        return file


class ConfirmForm(forms.Form):
    """`decision` stands for what was on the screen when somebody said yes."""

    decision = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
