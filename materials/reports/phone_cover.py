"""Which phone families a page has pictures for: material by family. A reader of a family without its own sees another's; the
editor sees a hole."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from materials.models import MaterialPage, Number, ScreenReport
from materials.phone_families import WITH_VARIANT, PhoneFamily


@dataclass(frozen=True)
class Cover:
    """One page as readers see it now."""

    page: MaterialPage
    digits: str
    reports: int
    """Open ones."""
    has_variants: bool
    pictured: tuple[tuple[PhoneFamily, int], ...]
    """Of each family, how many actions of its own."""

    @property
    def holes(self) -> list[str]:
        """Families without their own, by their label."""
        return [str(family.label) for family, count in self.pictured if self.has_variants and not count]


def cover_of(pages: QuerySet[MaterialPage]) -> list[Cover]:
    """Live pages in the order of paper. Three queries."""
    live = list(pages.filter(live=True))
    keys = [page.pk for page in live]
    digits = dict(Number.objects.filter(page__in=keys).values_list("page", "digits"))
    counted = ScreenReport.objects.open().filter(material__in=keys).values_list("material").annotate(Count("pk"))
    reports = dict(counted.order_by())
    rows = [_cover(page, digits.get(page.pk, ""), reports.get(page.pk, 0)) for page in live]
    return sorted(rows, key=lambda row: (not row.digits, len(row.digits), row.digits, row.page.title))


def _cover(page: MaterialPage, digits: str, reports: int) -> Cover:
    variants = [block.value for block in page.body if block.block_type == "variants"]
    pictured = tuple((family, _own(variants, family)) for family in WITH_VARIANT)
    return Cover(page, digits, reports, bool(variants), pictured)


def _own(variants: list[Any], family: PhoneFamily) -> int:
    """None, when one of the blocks has nothing for this family."""
    counts = [len(value.get(family) or ()) for value in variants]
    return sum(counts) if counts and all(counts) else 0
