"""Which pages' pictures are said to be different from the phones, and since when nobody looked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import Q, QuerySet

from materials.models import MaterialPage, ScreenReport
from materials.phone_families import PhoneFamily

WINDOW = timedelta(days=7)
HALF_A_YEAR = timedelta(days=183)


def raised(pages: QuerySet[MaterialPage]) -> dict[int, list[ScreenReport]]:
    """Open reports of those pages that two places made within seven days. It stays so until somebody looks. Who reads
    without a card is nowhere: all of them together are one place, so that nobody raises a page alone from a sofa."""
    by_page: dict[int, list[ScreenReport]] = defaultdict(list)
    for row in ScreenReport.objects.open().filter(material__in=pages.values("pk")).order_by("at"):
        by_page[row.material_id].append(row)
    return {page: rows for page, rows in by_page.items() if _two_places(rows)}


def _two_places(rows: list[ScreenReport]) -> bool:
    """Of rows in order of time, two neighbours from different places: if any two are near enough, such two are."""
    return any(a.place != b.place and b.at - a.at <= WINDOW for a, b in pairwise(rows))


def unchecked(pages: QuerySet[MaterialPage], today: date) -> QuerySet[MaterialPage]:
    """What readers see and nobody has looked at for half a year, the longest first."""
    old = Q(checked_on__isnull=True) | Q(checked_on__lt=today - HALF_A_YEAR)
    return pages.filter(old, live=True).order_by("checked_on", "path")


@dataclass(frozen=True)
class Different:
    """One action on one kind of phone."""

    text: str
    family: str
    places: tuple[str, ...]
    times: int
    last: datetime


def different(page: MaterialPage) -> list[Different]:
    """What is reported of a page, the newest first."""
    groups: dict[tuple[str, str], list[ScreenReport]] = defaultdict(list)
    for row in ScreenReport.objects.open().about(page.pk).order_by("-at"):
        groups[row.block_id, row.family].append(row)
    return [_different(rows) for rows in groups.values()]


def _different(rows: list[ScreenReport]) -> Different:
    return Different(
        text=rows[0].text,
        family=str(PhoneFamily(rows[0].family).label),
        places=tuple(places_of(rows)),
        times=len(rows),
        last=rows[0].at,
    )


def places_of(rows: Iterable[ScreenReport]) -> list[str]:
    return list(dict.fromkeys(row.place_name or "カードなしの方" for row in rows))
