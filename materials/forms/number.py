"""What is typed about numbers on paper."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from materials.actions.give_number import NumberIsTaken
from materials.actions.retire_number import LeadsToItself, NothingToSay, goes_round
from materials.models import Number

_WRONG = "3けたから 6けたの 数字で、0から 始まらない 番号に してください。"


class GiveNumberForm(WagtailAdminModelForm):
    digits = forms.CharField(
        label="番号", required=False, max_length=20, help_text="空のままなら、つぎの あいている番号に なります。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].required = True

    def clean_digits(self) -> str:
        """Full width too. A number once given is taken for ever, also where its page is gone."""
        digits = unicodedata.normalize("NFKC", self.cleaned_data["digits"]).strip()
        if digits and not (digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 6 and digits[0] != "0"):
            raise ValidationError(_WRONG)
        if digits and Number.objects.filter(digits=digits).exists():
            raise ValidationError(NumberIsTaken.sentence)
        return digits

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        page, digits = cleaned.get("page"), cleaned.get("digits")
        there = Number.objects.for_page(page.pk).first() if page and digits == "" else None
        if there is not None:
            raise ValidationError({"page": f"このページには、もう 番号 {there.digits} が あります。"})
        return cleaned


class NumberForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        successor = cleaned.get("successor")
        if successor is not None and goes_round(successor, self.instance):
            raise ValidationError({"successor": LeadsToItself.sentence})
        if not (cleaned.get("page") or successor or cleaned.get("sentence", "").strip()):
            raise ValidationError({"sentence": NothingToSay.sentence})
        return cleaned
