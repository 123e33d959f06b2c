"""What is sent from the screens about masters and their copies."""

from typing import Any

from django import forms

from courses.actions.take_over import Decision, mark_of
from courses.models import CoursePage, VenuePage
from courses.permissions.courses import venues_edited_by
from courses.reports.master_changes import PageChanges


class OpenCourses(forms.Form):
    """No venue named is all of one's own."""

    master = forms.ModelChoiceField(CoursePage.objects.none())
    venue = forms.ModelChoiceField(VenuePage.objects.none(), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["master"].queryset = CoursePage.objects.masters()
        fields["venue"].queryset = self.own = venues_edited_by(user)

    def venues(self) -> list[VenuePage]:
        venue = self.cleaned_data["venue"]
        return [venue] if venue else list(self.own)


class TakeOver(forms.Form):
    """The sections of one page. Nothing chosen is "later"."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, changes: PageChanges) -> None:
        super().__init__(data, prefix=f"p{changes.page.pk}", initial={"seen": mark_of(changes)})
        self.changes = changes
        for section in changes.sections:
            self.fields[section.key] = forms.ChoiceField(choices=[(each, each) for each in Decision], required=False)

    def decisions(self) -> dict[str, Decision]:
        keys = [section.key for section in self.changes.sections]
        return {key: Decision(self.cleaned_data[key] or Decision.LATER) for key in keys}
