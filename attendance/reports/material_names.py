"""Materials as people know them: the number on paper and the title. An entry of a figure knows a page's id alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attendance.reports.counting import Counts
from attendance.reports.study import digits_of
from materials.models import MaterialPage

_ABOUT_MATERIALS = ("asked@", "studied@", "tap@", "typed@")


@dataclass(frozen=True, slots=True)
class MaterialName:
    """`digits` is empty where no number leads to it any more."""

    digits: str
    title: str

    @property
    def words(self) -> str:
        return f"{self.digits} {self.title}".strip()


Names = Mapping[int, MaterialName]
"""By the id of the page."""


def names_of(pages: Iterable[int]) -> Names:
    """One query, none without a page. 0 is no material, which has no name."""
    keys = [page for page in pages if page]
    if not keys:
        return {}
    rows = MaterialPage.objects.filter(pk__in=keys).annotate(digits=digits_of("pk"))
    return {pk: MaterialName(digits or "", title) for pk, digits, title in rows.values_list("pk", "digits", "title")}


def pages_in(counts: Counts) -> set[int]:
    """In keys like `asked@12`, `tap@12/did`, `typed@12`."""
    about = (key.partition("@")[2].partition("/")[0] for key in counts if key.startswith(_ABOUT_MATERIALS))
    return {int(page) for page in about}
