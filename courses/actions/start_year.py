"""The year turns: last year's master stays, and this year's begins as a copy of it."""

from django.db import transaction
from django.db.models import Q

from courses.actions.copy_course import FIRST_NUMBER_OF_STEPS
from courses.actions.write_groups import write_groups
from courses.models import CoursePage, StepPage, User
from materials.actions.give_number import give_number
from materials.refusal import Refusal


class NotAMaster(Refusal):
    code = "not_a_master"
    sentence = "会場の講座からは、新しい年度の もとの講座を つくれません。"


@transaction.atomic
def start_year(*, master: CoursePage, by: User) -> CoursePage:
    """A draft with the same curriculum, so that figures compare, and the same materials, whose numbers stay. Twice is the
    same master."""
    master = CoursePage.objects.select_for_update(of=("self",)).get(pk=master.pk)  # a second press waits for the first
    if not master.is_master:
        raise NotAMaster
    year = master.fiscal_year + 1
    there = CoursePage.objects.masters().filter(curriculum=master.curriculum_id, fiscal_year=year).first()
    if there is not None:
        return there
    made: CoursePage = master.copy(
        recursive=True,
        to=master.get_parent(),
        copy_revisions=False,
        keep_live=False,
        update_attrs={"slug": _slug(master, year), "fiscal_year": year},
        user=by,
    )
    for step in StepPage.objects.child_of(made):
        give_number(page=step, start=FIRST_NUMBER_OF_STEPS)
    write_groups(Q(pk__in=[]))  # editors of the shared library write it too
    return CoursePage.objects.get(pk=made.pk)


@transaction.atomic
def publish_master(*, master: CoursePage, by: User) -> None:
    """The course and all its steps as they stand in their drafts."""
    for page in [master, *StepPage.objects.child_of(master)]:
        if page.has_unpublished_changes or not page.live:
            page.get_latest_revision().publish(user=by)


def _slug(master: CoursePage, year: int) -> str:
    """kihon-2026 is followed by kihon-2027."""
    wanted = f"{master.slug.removesuffix(f'-{master.fiscal_year}')}-{year}"
    taken = set(master.get_siblings().values_list("slug", flat=True))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
