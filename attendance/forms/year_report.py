import uuid
from typing import Any

from django import forms

from attendance.models.year_report import NOTE_LENGTH

_ROWS = {"rows": 3}


class SendReportForm(forms.Form):
    """`seen` is the fingerprint of the numbers on the screen."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = forms.CharField(
        label="県への連絡",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=_ROWS),
        help_text="数字だけでは伝わらないことがあれば、短く書きます。受講者の名前は書かないでください。",
    )

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {"form_id": uuid.uuid4(), "seen": seen, **self.initial}


class GiveBackForm(forms.Form):
    reason = forms.CharField(
        label="差し戻すわけ",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs=_ROWS),
        help_text="市町の担当に そのまま見えます。どこを直してほしいかを書きます。",
    )
