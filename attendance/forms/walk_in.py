from typing import Any
from uuid import UUID, uuid5

from django import forms

from attendance.kana import clean_kana
from attendance.names import clean_name
from attendance.telephones import read_telephones
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal


class WalkInForm(forms.Form):
    """Four fields for somebody who stands at the door. `who` is the answer to "is it one of these": a learner, or new."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label="氏名", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    kana = forms.CharField(
        label="フリガナ", max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    telephone = forms.CharField(
        label="電話番号",
        max_length=40,
        required=False,
        help_text="つぎの回の お知らせに 使います。",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    phone_family = forms.ChoiceField(
        label="お使いの機種", required=False, choices=[("", "わからない"), *PhoneFamily.choices]
    )
    who = forms.CharField(required=False, widget=forms.HiddenInput, max_length=36)

    def clean_name(self) -> str:
        return _said(clean_name, self.cleaned_data["name"])

    def clean_kana(self) -> str:
        return _said(clean_kana, self.cleaned_data["kana"])

    def clean_telephone(self) -> str:
        text: str = self.cleaned_data["telephone"]
        _said(read_telephones, text)
        return text

    def ids(self) -> dict[str, UUID]:
        """The same press makes the same person; another name typed into the same screen is another person."""
        form_id: UUID = self.cleaned_data["form_id"]
        about = "|".join(self.cleaned_data[key] for key in ("name", "telephone", "who"))
        return {key: uuid5(form_id, f"{key}|{about}") for key in ("learner_id", "enrolment_id", "act_id")}


def _said(clean: Any, text: str) -> Any:
    try:
        return clean(text)
    except Refusal as refusal:
        raise forms.ValidationError(refusal.sentence) from refusal
