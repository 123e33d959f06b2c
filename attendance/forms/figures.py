"""Which classes somebody wants the figures of: a fiscal year, and one of its classes or all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.validators import slug_re

from courses.fiscal_year import fiscal_label, fiscal_year_of
from courses.models import Cohort
from courses.models.cohort import CohortQuerySet


class NoSuchClass(Exception):
    """The class that was asked for is not one of the own."""


@dataclass(frozen=True)
class Choice:
    """`classes` are those of the year, to choose from; `cohorts` those that were chosen. The only one is chosen by itself."""

    year: int
    years: tuple[int, ...]
    classes: tuple[Cohort, ...]
    cohort: Cohort | None
    cohorts: CohortQuerySet

    @property
    def year_label(self) -> str:
        return fiscal_label(self.year)

    @property
    def labelled_years(self) -> list[tuple[int, str]]:
        return [(year, fiscal_label(year)) for year in self.years]

    @property
    def which(self) -> str:
        return self.cohort.name if self.cohort else f"すべてのクラス({len(self.classes)}クラス)"


def read_choice(asked: Mapping[str, str], own: CohortQuerySet, today: date) -> Choice:
    """A class of another year than the one asked for is left: the year was changed on a page of one class. Raises
    `NoSuchClass`."""
    this_year = fiscal_year_of(today)
    years = sorted({this_year, *own.order_by().values_list("fiscal_year", flat=True).distinct()}, reverse=True)
    named = _named(asked.get("cohort", ""), own)
    by_default = named.fiscal_year if named else this_year
    year = next((year for year in years if str(year) == asked.get("year")), by_default)
    in_year = own.in_year(year).order_by("municipality", "slug")
    classes = tuple(in_year.select_related("municipality"))
    cohort = classes[0] if len(classes) == 1 else next((each for each in classes if each == named), None)
    return Choice(year, tuple(years), classes, cohort, in_year.filter(pk=cohort.pk) if cohort else in_year)


def _named(slug: str, own: CohortQuerySet) -> Cohort | None:
    if not slug:
        return None
    found = own.filter(slug=slug).first() if slug_re.match(slug) else None
    if found is None:
        raise NoSuchClass
    return found
