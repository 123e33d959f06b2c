from django import forms
from django.db.models import TextChoices
from django.http import QueryDict

from courses.fiscal_year import fiscal_label


class Order(TextChoices):
    """How municipalities are listed. There is no order by a figure."""

    REGION = "region", "地域ごと"
    CODE = "code", "団体コード順"


class YearForm(forms.Form):
    """Which fiscal year. What is not on the list is the year now."""

    year = forms.TypedChoiceField(label="年度", coerce=int, required=False)

    def __init__(self, data: QueryDict, years: list[int], now: int) -> None:
        offered = {str(year): fiscal_label(year) for year in sorted({*years, now}, reverse=True)}
        asked = data.dict()
        super().__init__(asked if asked.get("year") in offered else {**asked, "year": str(now)})
        self.now = now
        self.fields["year"].choices = list(offered.items())  # type: ignore[attr-defined]  # django-stubs knows a plain Field here

    def chosen(self) -> int:
        self.is_valid()
        return int(self.cleaned_data.get("year") or self.now)


class PrefectureForm(YearForm):
    order = forms.ChoiceField(label="並び", choices=Order, required=False)

    def in_regions(self) -> bool:
        self.is_valid()
        return self.cleaned_data.get("order") != Order.CODE
