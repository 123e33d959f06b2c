"""Numbers that somebody may have meant: one key beside, one forgotten, two the other way round."""

from dataclasses import dataclass

from django.db.models import F

from materials.models import MaterialPage, Number


@dataclass(frozen=True)
class Guess:
    digits: str
    title: str


def nearest_numbers(digits: str, limit: int = 3) -> list[Guess]:
    """Live practices only, which is what people look for at home; the nearest first, at most two mistakes away."""
    rows = (
        Number.objects.filter(page__in=MaterialPage.objects.live().values("pk"))
        .exclude(digits=digits)
        .annotate(title=F("page__title"))
        .values_list("digits", "title")
    )
    ranked = sorted((_distance(digits, there), there, title) for there, title in rows)
    return [Guess(there, title) for distance, there, title in ranked[:limit] if distance <= 2]


def _distance(a: str, b: str) -> int:
    """Edits from one to the other; two neighbours that changed places are one edit."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
