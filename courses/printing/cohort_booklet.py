"""The text of a class as it is handed out: its course's live steps and materials, in one phone family's words."""

from collections.abc import Iterator

from django.conf import settings

from courses.models import Cohort
from courses.printing.booklet import BookletAction, BookletCover, BookletPage, print_booklet
from materials import drawing_files
from materials.japanese_dates import clock, day_full, era_day
from materials.models import MaterialPage, Number
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal


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
                yield _page(material, numbers[material.pk], family, upcoming)


def _page(material: MaterialPage, digits: str, family: str, upcoming: tuple[str, str] | None) -> BookletPage:
    blocks = list(material.body)
    checked = f" 絵をたしかめた日 {era_day(material.checked_on)}" if material.checked_on else ""
    return BookletPage(
        number=digits,
        title=material.title,
        aim=material.aim,
        actions=[_action(value) for value in actions_for(material, family)],
        troubles=[f"{b.value['when']} → {b.value['then']}" for b in blocks if b.block_type == "trouble"],
        task=next((str(b.value["text"]) for b in blocks if b.block_type == "task"), ""),
        warning=next((str(b.value["text"]) for b in blocks if b.block_type == "warning"), ""),
        family_note=material.family_note,
        address=f"{settings.SITE_URL}/m/{digits}".upper(),
        checked_on=f"{PhoneFamily(family).label}用{checked}",
        next_class=upcoming,
    )


def actions_for(material: MaterialPage, family: str) -> Iterator[dict[str, str]]:
    """The actions in order, a family's variant where there is one."""
    for block in material.body:
        if block.block_type == "action":
            yield block.value
        elif block.block_type == "variants":
            yield from block.block.for_family(block.value, family)


def _action(value: dict[str, str]) -> BookletAction:
    return BookletAction(
        text=value["text"], note=value["note"], drawing=drawing_files.svg(value["drawing"]) or None, alt=value["alt"]
    )
