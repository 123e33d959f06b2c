"""A person as typed by staff: by hand into a class, or corrected. The same rules as for a roster."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils import timezone

from attendance.actions.enrol import NewLearner
from attendance.care_notes import clean_care_note
from attendance.kana import clean_kana
from attendance.models import Enrolment, Learner
from attendance.models.learner import AgeBand
from attendance.names import clean_name
from attendance.telephones import read_telephones
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal


def _by(rule: Callable[[str], str], text: str) -> str:
    try:
        return rule(text)
    except Refusal as refusal:
        raise forms.ValidationError(refusal.sentence, code=refusal.code) from refusal


def _one_telephone(text: str) -> str:
    found = read_telephones(text)
    if len(found) > 1:
        raise forms.ValidationError("ここには番号を1つだけ入れてください。2つ目は次のらんに入れます。")
    return found[0].number if found else ""


def _typed(**attributes: str) -> forms.TextInput:
    """Nothing of an earlier person is offered by the browser."""
    return forms.TextInput(attrs={"autocomplete": "off", **attributes})


# Each begins with a digit of its own, so that one key chooses it, whatever the input method does.
PHONES = [("", "わからない"), *((value, f"{key} {label}") for key, (value, label) in enumerate(PhoneFamily.choices, 1))]


def _unbroken(labels: Iterable[str]) -> str:
    """A digit stays on the line of its word."""
    return "、".join(label.replace(" ", "\u00a0") for label in labels)


class PersonForm(forms.Form):
    """Name, reading, telephone, age band, phone family: in the order in which they are asked on the telephone."""

    name = forms.CharField(label="氏名", max_length=60, strip=False, widget=_typed())
    kana = forms.CharField(
        label="フリガナ", max_length=80, required=False, help_text="ひらがなでも入ります。", widget=_typed()
    )
    telephone = forms.CharField(label="電話番号", max_length=40, required=False, widget=_typed(type="tel"))
    telephone_second = forms.CharField(
        label="電話番号(2つ目)", max_length=40, required=False, widget=_typed(type="tel")
    )
    age_band = forms.ChoiceField(
        label="年代",
        required=False,
        choices=[("", "わからない"), *AgeBand.choices],
        help_text="数字のキー1つで選べます(7なら70代)。",
    )
    phone_family = forms.ChoiceField(
        label="機種",
        required=False,
        choices=PHONES,
        help_text=f"数字のキー1つで選べます({_unbroken(label for value, label in PHONES if value)})。",
    )
    care_note = forms.CharField(
        label="配慮のメモ",
        max_length=100,
        required=False,
        help_text="耳が遠い、など。市町の担当と、このクラスの講師だけに見えます。口座や暗証番号は書かないでください。",
        widget=_typed(),
    )

    @classmethod
    def of(cls, learner: Learner, enrolment: Enrolment | None = None, data: Any = None) -> "PersonForm":
        names = ("name", "kana", "telephone", "telephone_second", "age_band", "phone_family")
        initial = {name: getattr(learner, name) for name in names}
        return cls(data, initial=initial | {"care_note": enrolment.care_note if enrolment else ""})

    def clean_name(self) -> str:
        return _by(clean_name, self.cleaned_data["name"])

    def clean_kana(self) -> str:
        return _by(clean_kana, self.cleaned_data["kana"])

    def clean_telephone(self) -> str:
        return _by(_one_telephone, self.cleaned_data["telephone"])

    def clean_telephone_second(self) -> str:
        return _by(_one_telephone, self.cleaned_data["telephone_second"])

    def clean_care_note(self) -> str:
        return _by(clean_care_note, self.cleaned_data["care_note"])

    def person(self, learner: Learner | None = None) -> NewLearner:
        data = self.cleaned_data
        same_band = learner is not None and learner.age_band == data["age_band"]
        known_on = learner.age_known_on if same_band and learner else timezone.localdate()
        return NewLearner(
            **{
                name: data[name]
                for name in ("name", "kana", "telephone", "telephone_second", "age_band", "phone_family")
            },
            birth_year=learner.birth_year if learner else None,
            age_known_on=known_on if data["age_band"] else None,
        )


class NewPersonForm(PersonForm):
    """`form_id` is made when the screen is opened: pressing twice adds one person. `who` is the answer to "is it one of
    these": somebody's id, or new."""

    form_id = forms.UUIDField(widget=forms.HiddenInput)
    who = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    field_order = ("name", "kana", "telephone", "age_band", "phone_family", "telephone_second", "care_note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["data-reading-to"] = self["kana"].id_for_label

    def begin(self) -> None:
        """The cursor stands in the first field that has to be typed again, in a new form in the name."""
        wrong = [bound.name for bound in self.visible_fields() if bound.errors]
        self.fields[next(iter(wrong), "name")].widget.attrs["autofocus"] = True

    def learner_id(self) -> UUID:
        """The same press makes the same person; another name typed into the same screen is another person."""
        form_id: UUID = self.cleaned_data["form_id"]
        return uuid5(form_id, "|".join(self.cleaned_data[key] for key in ("name", "telephone")))
