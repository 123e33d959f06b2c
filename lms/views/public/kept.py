"""Pages of numbers are kept whole, per number, phone family and step, under one content generation.

A hit asks no database. The time limit is the net for a process that dies between a commit and its bump. Numbers that
nobody registered are kept apart under a small bound, so that made-up ones push nothing out.
"""

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from lms.views.public.number_page import STRIP, Answer, answer_for
from materials import generation

SECONDS = 5 * 60
MOST_PAGES = 4000
MOST_UNKNOWN = 200


@dataclass(frozen=True, slots=True)
class Kept:
    generation: Hashable
    until: float
    status: int
    head: bytes
    tail: bytes
    material_id: int
    location: str
    contact: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    digits: str
    family: str
    step: int = 0
    choosing: bool = False


class Shelf:
    """The least recently asked goes first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pages: OrderedDict[Asked, Kept] = OrderedDict()
        self.lock = Lock()

    def find(self, asked: Asked, now: Hashable) -> Kept | None:
        with self.lock:
            page = self.pages.get(asked)
            if page is None or page.generation != now or page.until < time.monotonic():
                return None
            self.pages.move_to_end(asked)
            return page

    def put(self, asked: Asked, page: Kept) -> None:
        with self.lock:
            self.pages[asked] = page
            self.pages.move_to_end(asked)
            while len(self.pages) > self.most:
                self.pages.popitem(last=False)


_REGISTERED = Shelf(MOST_PAGES)
_UNKNOWN = Shelf(MOST_UNKNOWN)


def page_for(asked: Asked) -> Kept:
    now = generation.current()  # before the database is read: see materials.generation
    page = _REGISTERED.find(asked, now) or _UNKNOWN.find(asked, now)
    if page is not None:
        return page
    answer = answer_for(asked.digits, asked.family, asked.step, choosing=asked.choosing)
    page = _cut(answer, now)
    (_REGISTERED if answer.is_registered else _UNKNOWN).put(asked, page)
    return page


def _cut(answer: Answer, now: Hashable) -> Kept:
    head, _, tail = answer.html.partition(STRIP)
    return Kept(
        generation=now,
        until=time.monotonic() + SECONDS,
        status=answer.status,
        head=head.encode(),
        tail=tail.encode(),
        material_id=answer.material_id,
        location=answer.location,
        contact=answer.contact,
    )
