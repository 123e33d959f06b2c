"""A page gets the number that is printed on paper."""

from django.db import IntegrityError, transaction
from wagtail.models import Page

from materials.models import MaterialPage, Number
from materials.refusal import Refusal

LAST = 999_999


class NumberIsTaken(Refusal):
    code = "number_is_taken"
    sentence = "この番号は もう 使われています。紙に のこるので、使いなおせません。"


class NoNumberIsFree(Refusal):
    code = "no_number_is_free"
    sentence = "あいている番号が ありません。"


def give_number(*, page: Page, start: int = 101, digits: str = "") -> Number:
    """The page's own number if it has one, else exactly `digits`, else the next free one from `start` on."""
    there = Number.objects.for_page(page.pk).first()
    if there is not None and digits in ("", there.digits):
        return there
    if digits:
        return _take(page, digits)
    return _take_next(page, start)


def first_number_of(page: MaterialPage) -> int:
    """Where to begin looking: after the shelf's last number, so that a shelf stays together on paper."""
    siblings = page.get_siblings(inclusive=False).values("pk")
    taken = [int(row.digits) for row in Number.objects.filter(page__in=siblings)]
    return max(taken, default=100) + 1


def _take(page: Page, digits: str) -> Number:
    number = Number(digits=digits, page=page)
    number.clean_fields(exclude=["page", "successor"])
    try:
        with transaction.atomic():
            number.save(force_insert=True)
    except IntegrityError:
        raise NumberIsTaken from None
    return number


def _take_next(page: Page, start: int) -> Number:
    taken = set(Number.objects.values_list("digits", flat=True))
    for candidate in range(max(start, 100), LAST + 1):
        if str(candidate) in taken:
            continue
        try:
            return _take(page, str(candidate))
        except NumberIsTaken:  # somebody else was quicker
            continue
    raise NoNumberIsFree
