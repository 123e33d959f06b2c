"""Who works here, as what, where, from when until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from courses.fiscal_year import fiscal_bounds, fiscal_year_of
from courses.models import Cohort, Municipality, Teaching, User
from courses.models.staff_assignment import Role
from courses.permissions.staff import municipalities_given_by, roles_given_by, teachers_choosable_by


def day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"})
    )


class AssignmentForm(forms.Form):
    role = forms.ChoiceField(label="担当")
    municipality = forms.ModelChoiceField(Municipality.objects.none(), label="市町", required=False)
    starts = day_field("いつから")
    until = day_field("いつまで")

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = roles_given_by(giver)
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, stated above
            ("", "選んでください"),
            *((role.value, role.label) for role in roles),
        ]
        self._offer(municipalities_given_by(giver), everywhere=Role.PREFECTURE in roles)
        today = timezone.localdate()
        self.initial.setdefault("starts", today)
        self.initial.setdefault("until", fiscal_bounds(fiscal_year_of(today))[1])

    def _offer(self, towns: Any, *, everywhere: bool) -> None:
        """Only the prefecture gives work that belongs to no municipality."""
        field: Any = self.fields["municipality"]
        field.queryset = towns
        field.empty_label = "市町なし(県の仕事)" if everywhere else None
        field.required = not everywhere
        if everywhere:
            field.help_text = "教材と講師は、「市町なし」にすると どの市町でも 仕事ができます。"

    def work(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("role", "municipality", "starts", "until")}


class InviteForm(AssignmentForm):
    name = forms.CharField(
        label="名前",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="画面に出る名前です。",
    )
    username = forms.RegexField(
        r"^[a-z][a-z0-9-]{2,29}$",
        label="利用者名",
        help_text="英字で始まる 3字から30字。英字の小文字、数字、-(ハイフン)。1人に1つで、ほかの人と いっしょに 使いません。",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"}
        ),
        error_messages={"invalid": "英字の小文字、数字、-(ハイフン)だけで、英字から 始めてください"},
    )
    field_order = ["name", "username", "role", "municipality", "starts", "until"]


class LastDayForm(forms.Form):
    until = day_field("いつまで")


class TeacherField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj}({obj.username})"


class TeachingForm(forms.Form):
    user = TeacherField(User.objects.none(), label="人", empty_label="選んでください")
    part = forms.ChoiceField(label="受け持ち", choices=Teaching.Part)
    starts = day_field("いつから")
    until = day_field("いつまで")

    def __init__(self, *args: Any, giver: User, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = teachers_choosable_by(giver)  # type: ignore[attr-defined]  # stated above
        self.initial.setdefault("starts", timezone.localdate())
        self.initial.setdefault("until", _end_of(cohort))


def _end_of(cohort: Cohort) -> date:
    return fiscal_bounds(max(cohort.fiscal_year, fiscal_year_of(timezone.localdate())))[1]
