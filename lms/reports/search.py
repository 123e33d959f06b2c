"""What readers find: practices, municipalities and venues that are published and open to all. The words are asked and
forgotten: nobody keeps what somebody searched for."""

import re
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet
from wagtail.models import Page

from courses.models import MunicipalityPage, VenuePage
from materials.folding import Term, fold, pieces_of, terms_of
from materials.models import MaterialPage, Number
from materials.models.page_words import how_many, says, says_any, title_first

AT_ONCE = 20
_KINDS = {MaterialPage: "練習", MunicipalityPage: "市町", VenuePage: "会場"}
_TOWN = 3 * Page.steplen
"""Root, home, and the municipality that a page belongs to."""
_A_NUMBER = re.compile(r"(?:no|番号|紙の番号)?0*([1-9][0-9]{2,5})番?")


@dataclass(frozen=True)
class Found:
    page: Page
    kind: str
    digits: str
    """Of a practice that has a number on paper."""
    town: str
    """Whose it is; empty where it is everybody's, and on the town itself."""


@dataclass(frozen=True)
class Answer:
    rows: list[Found]
    total: int
    page: int
    is_near: bool = False
    """Nothing has all the words: these have some."""

    @property
    def next_page(self) -> int:
        return self.page + 1 if self.page * AT_ONCE < self.total else 0

    @property
    def previous_page(self) -> int:
        return self.page - 1


NOTHING = Answer([], 0, 1)


def search(query: str, page: int = 1) -> Answer:
    """Titles first, then in the order of the tree. A sentence of which nothing is found is asked once more by its pieces."""
    number = _A_NUMBER.fullmatch(fold(query))
    by_number = _of_number(number[1]) if number else None
    terms = terms_of(query)
    if by_number is not None and (named := _answer(by_number, page)).total:
        return named
    if not terms:
        return NOTHING
    found = _answer(_open_pages().filter(says(terms)).order_by(title_first(terms), "path"), page)
    return found if found.total else _near(query, terms, page)


def _of_number(digits: str) -> QuerySet[Page]:
    return _open_pages().filter(pk__in=Number.objects.filter(digits=digits).values("page"))


def _near(query: str, terms: tuple[Term, ...], page: int) -> Answer:
    pieces = pieces_of(query)
    longer = tuple(term for term in pieces if len(term[0]) > 1) or pieces
    if not longer or longer == terms:
        return NOTHING
    most_first = [-how_many(longer)] if len(longer) > 1 else []  # reads the texts once more
    near = _open_pages().filter(says_any(longer)).order_by(*most_first, title_first(longer[:1]), "path")
    return _answer(near, page, is_near=True)


def _open_pages() -> QuerySet[Page]:
    pages: QuerySet[Page] = Page.objects.live().public().exact_type(*_KINDS)
    return pages


def _answer(pages: QuerySet[Page], page: int, is_near: bool = False) -> Answer:
    # All keys at once and not a count first: every question reads the words of all pages, which is what it costs.
    keys = list(pages.values_list("pk", flat=True))
    total = len(keys)
    page = min(max(page, 1), max(-(-total // AT_ONCE), 1))
    shown = keys[(page - 1) * AT_ONCE : page * AT_ONCE]
    by_key = Page.objects.in_bulk(shown)
    listed = [by_key[key] for key in shown if key in by_key]
    digits = dict(Number.objects.filter(page__in=listed).values_list("page", "digits")) if listed else {}
    found = partial(_found, digits, _towns(listed))
    return Answer([found(each) for each in listed], total, page, is_near)


def _found(digits: dict[int, str], towns: dict[str, str], page: Page) -> Found:
    town = "" if page.depth == 3 else towns.get(page.path[:_TOWN], "")
    return Found(page, _KINDS[page.specific_class], digits.get(page.pk, ""), town)


def _towns(pages: list[Page]) -> dict[str, str]:
    paths = {page.path[:_TOWN] for page in pages}
    return dict(MunicipalityPage.objects.filter(path__in=paths).values_list("path", "title")) if paths else {}
