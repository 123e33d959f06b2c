"""The text of a class as it is handed out: its course's live steps and materials, in one phone family's words."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from wagtail.images.models import SourceImageIOError

from courses.models import Cohort
from courses.printing.booklet import (
    BookletAction,
    BookletCover,
    BookletExample,
    BookletExercise,
    BookletPage,
    print_booklet,
)
from materials import drawing_files
from materials.furigana import on_paper
from materials.japanese_dates import clock, day_full, era_day
from materials.models import MaterialPage, Number
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal
from materials.reports.reading import reading_of

_ON_PAPER = "width-800|format-jpeg"


class NoMaterials(Refusal):
    code = "no_materials"
    sentence = "この講座には、公開された自習教材が まだ ありません。教材を公開してから 印刷してください。"


def booklet_of(cohort: Cohort, family: str = PhoneFamily.ANDROID) -> bytes:
    """A PDF. Raises `NoMaterials` when the course has none that is live."""
    pages = list(_pages(cohort, family))
    if not pages:
        raise NoMaterials
    return print_booklet(_cover(cohort), pages)


def _cover(cohort: Cohort) -> BookletCover:
    town = cohort.municipality
    return BookletCover(
        course_title=cohort.course.title,
        municipality=town.name,
        venue=cohort.venue.title,
        year_label=cohort.year_label,
        sessions=[(s.label, f"{day_full(s.day)} {clock(s.local_start.time())}から") for s in cohort.sessions.all()],
        telephone=town.telephone,
        hours=town.telephone_hours,
    )


def _pages(cohort: Cohort, family: str) -> Iterator[BookletPage]:
    numbers = dict(Number.objects.exclude(page=None).values_list("page_id", "digits"))
    following = {s.curriculum_step.position - 1: f"{day_full(s.day)}" for s in cohort.sessions.all()}
    for step in cohort.course.steps():
        after = following.get(step.curriculum_step.position)
        upcoming = (f"第{step.curriculum_step.position + 1}回", after) if after else None
        for material in step.materials():
            if material.pk in numbers:
                yield booklet_page(material, numbers[material.pk], family, upcoming)


def booklet_page(material: MaterialPage, digits: str, family: str, upcoming: tuple[str, str] | None) -> BookletPage:
    read = reading_of(material, family)
    checked = f" 絵をたしかめた日 {era_day(material.checked_on)}" if material.checked_on else ""
    return BookletPage(
        number=digits,
        title=material.title,
        aim=material.aim,
        actions=[BookletAction(text=each["text"], note=each["note"], **picture_of(each)) for each in read.actions],
        troubles=[f"{each['when']} → {each['then']}" for each in read.troubles],
        task=" ".join(each["text"] for each in read.tasks),
        about_task=list(_about(read.tasks)),
        passages=[(each["heading"], on_paper(each["text"].source)) for each in read.passages],
        warnings=[(each.heading, each["text"]) for each in read.warnings],
        words=[(each["word"], each["plain"]) for each in read.words],
        videos=[(each["title"], each["transcript"]) for each in read.videos],
        exercises=[_exercise(each) for each in read.exercises],
        facts=[(each["text"], _checked(each)) for each in read.facts],
        family_note=material.family_note,
        address=f"{settings.SITE_URL}/m/{digits}".upper(),
        checked_on=f"{read.shown_label or read.family_label}用{checked}",
        next_class=upcoming,
    )


def _about(tasks: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for task in tasks:
        for label, name in (("だれと", "partner"), ("なんのために", "purpose")):
            if task.get(name):
                yield label, task[name]


def _checked(fact: Any) -> str:
    return f"たしかめた日 {era_day(fact['checked_on'])} もと {fact['source']} たしかめた人 {fact['person']}"


def _exercise(value: Any) -> BookletExercise:
    examples = [
        BookletExample(
            sender=each["sender"], text=each["text"], verdict=each.verdict, why=each["why"], **picture_of(each)
        )
        for each in value["examples"]
    ]
    return BookletExercise(question=value["question"], examples=examples)


def picture_of(value: Any) -> dict[str, Any]:
    """As screens choose it: the photograph before the drawing. A file that is gone leaves the words."""
    photo = _photo(value["picture"]) if value.get("picture") else None
    return {"photo": photo, "drawing": drawing_files.svg(value["drawing"] or "") or None, "alt": value["alt"]}


def _photo(picture: Any) -> bytes | None:
    try:
        with picture.get_rendition(_ON_PAPER).file.open() as file:
            return bytes(file.read())
    except (OSError, SourceImageIOError):
        return None
