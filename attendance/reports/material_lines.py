"""A fiscal year material by material, as the prefecture sees it: what people with a class wanted to ask, and what was pressed
and typed by whoever it was. Counts alone; what figures.masking hides is None here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from attendance.figures.between import ASKED, NO_MATERIAL
from attendance.figures.entry import Value
from attendance.figures.masking import Masked, mask
from attendance.figures.programme import ANSWERS, NO_MATERIAL_SHOWN, TAPS, TYPED
from attendance.reports.counting import Counts
from attendance.reports.material_names import pages_in
from attendance.reports.programme import count_programme
from attendance.reports.study import digits_of
from attendance.reports.year_sums import year_sums
from courses.fiscal_year import fiscal_label
from courses.models import MunicipalityPage
from materials.models import MaterialPage

_NOTHING = Value(0, 0)


@dataclass(frozen=True)
class MaterialLine:
    """`asked` is how often somebody wanted to ask, of the records; None is hidden. `taps` are できた, もう一度, 聞きたい."""

    digits: str
    title: str
    owner: str
    """The municipality that keeps it; empty for the prefecture's."""
    asked: Value | None
    taps: tuple[int, ...]
    typed: int


@dataclass(frozen=True)
class MaterialYear:
    fiscal_year: int
    lines: tuple[MaterialLine, ...]
    """By number; those that have none any more last."""
    total: MaterialLine

    @property
    def label(self) -> str:
        return fiscal_label(self.fiscal_year)

    @property
    def answers(self) -> list[str]:
        return [str(answer.label) for answer in ANSWERS]

    @property
    def hides_anything(self) -> bool:
        return any(line.asked is None for line in (*self.lines, self.total))

    @property
    def is_empty(self) -> bool:
        """Nothing was recorded, pressed or typed."""
        return not any(line.asked is None or line.asked.of or any(line.taps) or line.typed for line in self.lines)


@dataclass(frozen=True)
class _Numbers:
    asked: Mapping[int, Value]
    masked: Masked
    taps: Mapping[str, int]
    typed: Mapping[int, int]

    def line(self, page: int, digits: str, title: str, owner: str = "") -> MaterialLine:
        hidden = str(page) in self.masked.rows
        return MaterialLine(
            digits=digits,
            title=title,
            owner=owner,
            asked=None if hidden else self.asked.get(page, _NOTHING),
            taps=tuple(self.taps.get(f"m{page}/{answer}", 0) for answer in ANSWERS),
            typed=self.typed.get(page, 0),
        )

    def total(self) -> MaterialLine:
        asked = Value(sum(one.count for one in self.asked.values()), sum(one.of or 0 for one in self.asked.values()))
        return MaterialLine(
            digits="",
            title="計",
            owner="",
            asked=None if self.masked.totals else asked,
            taps=tuple(sum(n for key, n in self.taps.items() if key.endswith(f"/{answer}")) for answer in ANSWERS),
            typed=sum(self.typed.values()),
        )


def material_year(fiscal_year: int, at: datetime) -> MaterialYear:
    """Every material with a number, and whatever else something was recorded of. The same number of queries however many
    materials, classes and municipalities there are."""
    classes: Counts = Counter()
    for each in year_sums([fiscal_year], at).values():
        classes.update(each.counts)
    programme = count_programme(fiscal_year)
    numbers = _numbers(classes, programme)
    lines = [numbers.line(*row) for row in _materials(pages_in(classes) | pages_in(programme))]
    lines += [numbers.line(0, "", words) for words in _without_material(numbers)]
    return MaterialYear(fiscal_year, tuple(lines), numbers.total())


def _numbers(classes: Counts, programme: Counts) -> _Numbers:
    asked = {int(value.key[1:]): Value(value.count, value.of) for value in ASKED.of(classes)}
    masked = mask({str(page): {"asked": value} for page, value in asked.items()}, same_people=False)
    taps = {value.key: value.count for value in TAPS.of(programme)}
    return _Numbers(asked, masked, taps, {int(value.key[1:]): value.count for value in TYPED.of(programme)})


def _without_material(numbers: _Numbers) -> Iterable[str]:
    """One line for both: a record that names no material, and a number that led to none."""
    found = ((NO_MATERIAL, 0 in numbers.asked), (NO_MATERIAL_SHOWN, 0 in numbers.typed))
    words = "、".join(word for word, is_there in found if is_there)
    return [words] if words else []


def _materials(pages: Iterable[int]) -> list[tuple[int, str, str, str]]:
    """Page, number, title, whose. Two queries."""
    owners = dict(MunicipalityPage.objects.values_list("path", "municipality__name"))
    rows = MaterialPage.objects.annotate(digits=digits_of("pk")).filter(
        Q(pk__in=[page for page in pages if page]) | Q(live=True, digits__isnull=False)
    )
    found = [
        (pk, digits or "", title, _owner(path, owners))
        for pk, digits, title, path in rows.values_list("pk", "digits", "title", "path")
    ]
    return sorted(found, key=lambda row: (not row[1], len(row[1]), row[1], row[2]))


def _owner(path: str, owners: Mapping[str, str]) -> str:
    return next((owner for start, owner in owners.items() if path.startswith(start)), "")
