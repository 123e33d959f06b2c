"""Writes what pages say, for search. Reads the row and not what somebody holds in memory: that may be a draft."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Page

from materials.folding import rules, searchable
from materials.models import PageWords

_AT_ONCE = 200


def write_page_words(pages: Iterable[Page]) -> None:
    """Of pages as they stand in the database, each of its own type."""
    rows = [_words_of(page) for page in pages]
    PageWords.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["title", "text", "rules"],
    )


def write_old_page_words() -> int:
    """Of pages that have none, or some by other rules."""
    keys = list(Page.objects.exclude(words__rules=rules()).order_by("path").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        write_page_words(Page.objects.filter(pk__in=keys[start : start + _AT_ONCE]).specific())
    return len(keys)


def _words_of(page: Page) -> PageWords:
    """A search field that weighs more than others (title, reading) is part of what the page is called."""
    fields = type(page).get_searchable_search_fields()
    called = [word for field in fields if (field.boost or 1) > 1 for word in _strings(field.get_value(page))]
    others = [word for field in fields if (field.boost or 1) <= 1 for word in _strings(field.get_value(page))]
    return PageWords(page_id=page.pk, title=searchable(called), text=searchable([*called, *others]), rules=rules())


def _strings(value: Any) -> Iterator[str]:
    """Whatever a search field gives: a word, a number, the words of all blocks."""
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)
    elif value is not None:
        yield str(value)
