"""A meeting's day, time and length."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from courses.models import Session


class SessionForm(forms.Form):
    day = forms.DateField(label="日にち", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    time = forms.TimeField(label="始まり", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    minutes = forms.IntegerField(label="長さ(分)", min_value=15, max_value=480)

    @classmethod
    def of(cls, session: Session, data: Any = None) -> "SessionForm":
        minutes = (session.ends_at - session.starts_at).total_seconds() // 60
        initial = {"day": session.day, "time": session.local_start.time(), "minutes": int(minutes)}
        return cls(data, initial=initial)

    def starts_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))
