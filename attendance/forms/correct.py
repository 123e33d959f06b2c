from typing import Any

from django import forms

from attendance.words import Level, Mark, Reason, Way

WAYS = [(way.value, way.label) for way in (Way.PHONE, Way.PAPER, Way.TELEPHONE)]
REASONS = [(reason.value, reason.label) for reason in Reason if reason.value]


class CorrectForm(forms.Form):
    """One correction with its reason. `base` is the act that stood on the screen."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.UUIDField(required=False, widget=forms.HiddenInput)
    value = forms.ChoiceField(label="正しくは")
    reason = forms.ChoiceField(label="わけ", choices=REASONS, widget=forms.RadioSelect)
    way = forms.ChoiceField(label="どうやって わかったか", choices=WAYS, initial=Way.PHONE)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["value"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


MARKS = [(mark.value, mark.label if mark != Mark.NONE else "取り消す(まだ)") for mark in Mark]
LEVELS = [
    (level.value, f"{level.value} {level.label}" if level != Level.NONE else "取り消す(見ていない)") for level in Level
]
