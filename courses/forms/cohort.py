"""A class is opened: a course of the own municipality, a name, and the day and time of each meeting."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from courses.fiscal_year import fiscal_label
from courses.models import CoursePage, VenuePage


class CourseField(forms.ModelChoiceField[CoursePage]):
    """A course by year and venue: they all have the same title."""

    def label_from_instance(self, obj: CoursePage) -> str:
        return f"{fiscal_label(obj.fiscal_year)} {self._venues().get(obj.path[: -obj.steplen], '')} {obj.title}"

    def _venues(self) -> dict[str, str]:
        """Titles by path, read once a form."""
        if not hasattr(self, "_titles"):
            above = {course.path[: -course.steplen] for course in self.queryset or ()}
            self._titles = dict(VenuePage.objects.filter(path__in=above).values_list("path", "title"))
        return self._titles


class CohortForm(forms.Form):
    course = CourseField(CoursePage.objects.none(), label="講座", empty_label=None)
    name = forms.CharField(
        label="クラス名",
        max_length=40,
        help_text="「火曜クラス」のように、呼びやすい名前を入れます。カードにものります。",
    )
    capacity = forms.IntegerField(label="定員(人)", min_value=1, max_value=200, initial=12)
    minutes = forms.IntegerField(label="1回の長さ(分)", min_value=15, max_value=480, initial=90)

    def __init__(self, *args: Any, courses: QuerySet[CoursePage], meetings: int = 3, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]  # a ModelChoiceField, stated above
        self.meetings = meetings
        for number in range(1, meetings + 1):
            self.fields[f"day_{number}"] = forms.DateField(
                label=f"第{number}回の日", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            )
            self.fields[f"time_{number}"] = forms.TimeField(
                label=f"第{number}回の始まり",
                widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
                initial="13:30",
            )

    def days(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each meeting, side by side on the screen."""
        return [(self[f"day_{n}"], self[f"time_{n}"]) for n in range(1, self.meetings + 1)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(2, self.meetings + 1):
            before, this = data.get(f"day_{number - 1}"), data.get(f"day_{number}")
            if before and this and this <= before:
                self.add_error(f"day_{number}", f"第{number}回は、第{number - 1}回よりあとの日にしてください。")
        return data

    def starts(self) -> list[datetime]:
        numbers = range(1, self.meetings + 1)
        days = [(self.cleaned_data[f"day_{n}"], self.cleaned_data[f"time_{n}"]) for n in numbers]
        return [timezone.make_aware(datetime.combine(day, start)) for day, start in days]
