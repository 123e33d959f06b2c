"""A practice sheet or a telephone call, typed in for the learner."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from attendance.words import Study, Way

NO_TOPIC = "0"


class StudyForm(forms.Form):
    """`numbers` are (page id, "103 文字を大きくする") of the class's materials."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label="どうやって聞きましたか",
        choices=[(Way.PAPER, "紙(自習カード)"), (Way.TELEPHONE, "電話")],
        widget=forms.RadioSelect,
    )
    happened_on = forms.DateField(label="練習した日", widget=forms.DateInput(attrs={"type": "date"}))
    material = forms.ChoiceField(label="教材")
    value = forms.ChoiceField(
        label="こたえ",
        choices=[choice for choice in Study.choices if choice[0] != Study.NONE],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, numbers: Sequence[tuple[int, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        topics = ((str(pk), label) for pk, label in numbers)
        self.fields["material"].choices = [(NO_TOPIC, "教材は わからない(スタンプだけ)"), *topics]  # type: ignore[attr-defined]  # a ChoiceField, stated above
        if not self.is_bound:
            self.initial = {"form_id": uuid.uuid4(), "happened_on": today, **self.initial}

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError("きょうより先の日になっています。練習した日を入れてください。")
        return day

    def act_id(self) -> uuid.UUID:
        """Follows from the form and from what it says: a double press is one act, and a form that "back" shows again may
        carry another answer."""
        said = (str(self.cleaned_data[name]) for name in ("way", "happened_on", "material", "value"))
        return uuid.uuid5(self.cleaned_data["form_id"], ":".join(said))

    def material_id(self) -> int | None:
        chosen = self.cleaned_data["material"]
        return None if chosen == NO_TOPIC else int(chosen)
