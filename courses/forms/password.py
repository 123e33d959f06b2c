"""An own password instead of the one on paper, typed twice."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from courses.models import User

_ATTRS = {"autocomplete": "new-password", "autocapitalize": "none", "spellcheck": "false"}


class PasswordForm(forms.Form):
    first = forms.CharField(
        label="新しいパスワード",
        help_text="12字以上。言葉を 3つか 4つ つなげると、長くても おぼえられます。",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs=_ATTRS),
    )
    second = forms.CharField(
        label="もう一度 同じもの", max_length=200, strip=False, widget=forms.PasswordInput(attrs=_ATTRS)
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_first(self) -> str:
        """In words of ours: the validators know too short and too common."""
        password: str = self.cleaned_data["first"]
        try:
            validate_password(password, self.user)
        except forms.ValidationError as fault:
            codes = {error.code for error in fault.error_list}
            short = "password_too_short" in codes
            said = "12字以上に してください" if short else "よく使われる言葉です。ちがう言葉に してください"
            raise forms.ValidationError(said) from fault
        return password

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("first") and data.get("second") and data["first"] != data["second"]:
            self.add_error("second", "上と ちがいます。もう一度 入れてください")
        return data
