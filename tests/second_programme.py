"""The figures of materials where nobody is known, a second time: from the words of docs/figures.md, row by row."""

from collections import Counter

from django.utils import timezone

from attendance.models import AnonymousTap, NumberTyped
from courses.models import MunicipalityPage


def programme(year, town=None):
    """As `second_count.figures`, of a fiscal year; `town` is a code."""
    taps, typed = Counter(), Counter()
    for row in AnonymousTap.objects.select_related("material"):
        if is_in(timezone.localdate(row.tapped_at), year) and is_kept_by(row.material, town):
            taps[row.material_id, row.value] += 1
    for row in NumberTyped.objects.select_related("material"):
        if is_in(row.day, year) and is_kept_by(row.material, town):
            typed[row.material_id or 0] += row.count
    return {"taps_by_material": by_answer(taps), "typed_by_material": by_page(typed)}


def is_in(day, year):
    return (day.year, day.month) >= (year, 4) and (day.year, day.month) < (year + 1, 4)


def is_kept_by(material, town):
    if town is None:
        return True
    page = MunicipalityPage.objects.filter(municipality=town).first()
    return material is not None and page is not None and material.is_descendant_of(page)


def by_answer(taps):
    pages = sorted({page for page, _ in taps})
    of = {page: sum(count for (pressed, _), count in taps.items() if pressed == page) for page in pages}
    answers = ("did", "again", "ask")
    return [(f"m{page}/{answer}", taps[page, answer], of[page]) for page in pages for answer in answers]


def by_page(typed):
    return [(f"m{page}", typed[page], sum(typed.values())) for page in sorted(typed)]
