"""What taking pages away would leave behind, from all apps."""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from attendance.reports import what_needs_materials
from courses.reports import what_needs_pages
from courses.reports.where_used import Use, where_used
from materials.reports.register import numbers_of


@dataclass(frozen=True)
class Orphans:
    numbers: tuple[str, ...]
    """On paper; they stay and answer with the register's sentence."""
    needs: tuple[str, ...]
    """What forbids the deletion."""
    uses: tuple[Use, ...]
    """Where the paper is."""

    @property
    def number_sentence(self) -> str:
        return (
            f"番号 {'、'.join(self.numbers)} が 紙に のっています。"
            "ページが 見えなくなると、番号を 読んだ人には お休みか おわりの 知らせが 出ます。"
            if self.numbers
            else ""
        )


def orphans_of(pages: QuerySet[Page]) -> Orphans:
    """`pages` and everything under them."""
    whole = whole_of(pages)
    return Orphans(
        numbers=tuple(numbers_of(whole)),
        needs=tuple(what_needs_pages.needs_of(whole) + what_needs_materials.needs_of(whole)),
        uses=tuple(where_used(whole)),
    )


def whole_of(pages: QuerySet[Page]) -> QuerySet[Page]:
    whole = Page.objects.none()
    for path in pages.values_list("path", flat=True):
        whole = whole | Page.objects.filter(path__startswith=path)
    return whole
