"""The booklet of a course: a cover, then a sheet for every material, as handed out at the first class.

Nothing here is about a person; a booklet can be printed for a whole venue at once.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from materials import qr
from materials.phrases import phrases
from materials.printing.drawings import paper_svg
from materials.printing.sheets import print_sheet

TEMPLATE = Path(__file__).with_name("booklet.typ")

TICKS = ("できた", "もう一度", "聞きたい")


@dataclass(frozen=True, kw_only=True)
class BookletCover:
    course_title: str
    municipality: str
    venue: str
    year_label: str
    sessions: Sequence[tuple[str, str]]
    """Label and date as read aloud: ("第1回", "10月6日(火曜日) 午後1時30分から")."""
    telephone: str
    hours: str
    """When somebody answers: 平日 午前9時から午後5時."""


@dataclass(frozen=True, kw_only=True)
class Pictured:
    """Something with one picture: a drawing of ours, else a photograph."""

    text: str
    drawing: str | None = None
    """The text of one of our SVG drawings."""
    photo: bytes | None = None
    """A JPEG."""
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class BookletAction(Pictured):
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BookletExample(Pictured):
    """One of several messages of which some are real; its answer stands at the foot of the side."""

    sender: str
    verdict: str
    why: str


@dataclass(frozen=True, kw_only=True)
class BookletExercise:
    question: str
    examples: Sequence[BookletExample]


@dataclass(frozen=True, kw_only=True)
class BookletPage:
    number: str
    title: str
    aim: str
    actions: Sequence[BookletAction]
    ticks: Sequence[str] = TICKS
    troubles: Sequence[str] = ()
    task: str = ""
    about_task: Sequence[tuple[str, str]] = ()
    """With whom and what for: ("だれと", "家の人")."""
    passages: Sequence[tuple[str, str]] = ()
    """Heading and text, the readings of words in brackets behind them."""
    warnings: Sequence[tuple[str, str]] = ()
    """Heading and text: ("お金に 気をつける", "...")."""
    words: Sequence[tuple[str, str]] = ()
    exercises: Sequence[BookletExercise] = ()
    videos: Sequence[tuple[str, str]] = ()
    """Its name, and all that is said in it."""
    facts: Sequence[tuple[str, str]] = ()
    """The text, and in small print when, where and by whom it was checked."""
    family_note: str = ""
    address: str
    """`HTTPS://HOST/M/<number>`."""
    checked_on: str
    """Ends the small print: アンドロイド用 絵をたしかめた日 令和8年9月1日."""
    next_class: tuple[str, str] | None = None
    """Label and date of the class after this practice, if it is known."""


def print_booklet(cover: BookletCover, pages: Sequence[BookletPage]) -> bytes:
    """Raises `UnfitDrawing` for a drawing that isn't ours and `NotPrintable` for an address that makes no code."""
    images: dict[str, bytes] = {}
    data = {"cover": _cover(cover), "pages": [_page(page, images) for page in pages]}
    return print_sheet(TEMPLATE, data, images=images)


def _cover(cover: BookletCover) -> dict[str, object]:
    return {
        "title": phrases(cover.course_title),
        "municipality": cover.municipality,
        "venue": cover.venue,
        "year_label": cover.year_label,
        "sessions": [[label, phrases(date)] for label, date in cover.sessions],
        "telephone": cover.telephone,
        "hours": cover.hours,
    }


def _page(page: BookletPage, images: dict[str, bytes]) -> dict[str, object]:
    return {
        "number": page.number,
        "title": phrases(page.title),
        "aim": phrases(page.aim),
        "actions": [_action(action, images) for action in page.actions],
        "ticks": list(page.ticks),
        "troubles": [phrases(trouble) for trouble in page.troubles],
        "task": phrases(page.task),
        "about_task": _pairs(page.about_task),
        "warnings": _pairs(page.warnings),
        "words": _pairs(page.words),
        "passages": [[heading, _lines(text)] for heading, text in page.passages],
        "videos": _pairs(page.videos),
        "facts": [[phrases(text), phrases(checked)] for text, checked in page.facts],
        "exercises": [_exercise(each, images) for each in page.exercises],
        "family_note": phrases(page.family_note),
        "checked_on": page.checked_on,
        "next_class": [page.next_class[0], phrases(page.next_class[1])] if page.next_class else None,
        "qr": qr.rows(qr.symbol(page.address)),
    }


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[list[object]]:
    return [[label, phrases(text)] for label, text in pairs]


def _lines(text: str) -> list[list[str]]:
    return [phrases(line) for line in text.splitlines() if line]


def _action(action: BookletAction, images: dict[str, bytes]) -> dict[str, object]:
    return {
        "text": phrases(action.text),
        "note": phrases(action.note),
        "drawing": _picture(action, images),
        "alt": action.alt or action.text,
    }


def _exercise(exercise: BookletExercise, images: dict[str, bytes]) -> dict[str, object]:
    return {
        "question": phrases(exercise.question),
        "examples": [
            {
                "sender": phrases(each.sender),
                "text": phrases(each.text),
                "drawing": _picture(each, images),
                "alt": each.alt or each.text,
                "answer": phrases(f"{each.verdict}。{each.why}"),
            }
            for each in exercise.examples
        ],
    }


def _picture(pictured: Pictured, images: dict[str, bytes]) -> str | None:
    """The name under which the template finds it."""
    if pictured.photo:
        name = f"photo-{len(images)}.svg"
        images[name] = _framed(pictured.photo)
    elif pictured.drawing:
        name = f"drawing-{len(images)}.svg"
        images[name] = paper_svg(pictured.drawing)
    else:
        return None
    return name


def _framed(photo: bytes) -> bytes:
    """The photograph in an SVG: typst takes files that exist for one sheet only as text."""
    width, height = Image.open(io.BytesIO(photo)).size
    inside = f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{b64encode(photo).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{inside}</svg>'.encode()
