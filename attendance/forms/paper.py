import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from attendance.forms.press import as_uuid
from attendance.reports.register import Row
from attendance.words import Mark

CHOICES = [("", "書いていない"), *(choice for choice in Mark.choices if choice[0] != Mark.NONE)]


@dataclass(frozen=True)
class PaperMark:
    row: Row
    value: str
    act_id: uuid.UUID
    base: uuid.UUID | None


class PaperForm(forms.Form):
    """A whole paper register: one choice a person. An empty choice says nothing and changes nothing."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, rows: Iterable[Row], **options: Any) -> None:
        super().__init__(data, **options)
        self.rows = list(rows)
        for row in self.rows:
            label = f"{row.number} {row.enrolment.learner}"
            self.fields[_name(row)] = forms.ChoiceField(label=label, choices=CHOICES, required=False)

    def lines(self) -> list[tuple[Row, forms.BoundField]]:
        return [(row, self[_name(row)]) for row in self.rows]

    def marks(self) -> list[PaperMark]:
        form_id: uuid.UUID = self.cleaned_data["form_id"]
        filled = [(row, self.cleaned_data[_name(row)]) for row in self.rows if self.cleaned_data[_name(row)]]
        return [
            PaperMark(
                row, value, uuid.uuid5(form_id, f"{row.enrolment.pk}:{value}"), as_uuid(self.data.get(_base(row)))
            )
            for row, value in filled
        ]


def _name(row: Row) -> str:
    return f"mark-{row.enrolment.pk}"


def _base(row: Row) -> str:
    return f"base-{row.enrolment.pk}"
