"""A press on one of many buttons of a list: whom it is about, what it says, what stood on the screen.

The buttons of a list share a form. A button says `<person>:<value>` or `<person>:<checkpoint>:<value>`, under the name
`press`, or `undo` when it takes something back. The hidden `base-<...>` beside it is the act that stood there. The id of
the act follows from the form's id and the button, so a double press is one act."""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms

_BUTTON = re.compile(r"(?P<key>(?P<person>[0-9a-f-]{36})(?::(?P<checkpoint>\d{1,9}))?):(?P<value>[a-z0-9_]{1,12})")


@dataclass(frozen=True)
class Press:
    key: str
    enrolment_id: uuid.UUID
    checkpoint_id: int | None
    value: str
    act_id: uuid.UUID
    base: uuid.UUID | None
    takes_back: bool


class PressForm(forms.Form):
    form_id = forms.UUIDField()
    press = forms.RegexField(_BUTTON, required=False)
    undo = forms.RegexField(_BUTTON, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = cleaned.get("press") or cleaned.get("undo") or ""
        match = _BUTTON.fullmatch(said)
        person = as_uuid(match["person"]) if match else None
        if match is None or person is None or "form_id" not in cleaned:
            raise forms.ValidationError("画面を ひらきなおして、もう一度 押してください。")
        cleaned["pressed"] = Press(
            key=match["key"],
            enrolment_id=person,
            checkpoint_id=int(match["checkpoint"]) if match["checkpoint"] else None,
            value=match["value"],
            act_id=uuid.uuid5(cleaned["form_id"], said),
            base=as_uuid(self.data.get(f"base-{match['key']}", "")),
            takes_back=not cleaned.get("press"),
        )
        return cleaned

    @property
    def pressed(self) -> Press:
        pressed: Press = self.cleaned_data["pressed"]
        return pressed


class ConfirmForm(forms.Form):
    """One press that stands for many: everybody present, everybody has the text, close."""

    form_id = forms.UUIDField()


def as_uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        return None
