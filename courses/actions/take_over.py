"""A venue's copy takes over sections of its changed master, or keeps its own."""

from collections.abc import Mapping
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from courses.models import CoursePage, User
from courses.reports.master_changes import Copy, PageChanges, changes_of
from courses.reports.sections import KEPT, MATERIALS, Content, materials_of, with_sections
from materials.models import MaterialPage
from materials.refusal import Refusal


class Decision(StrEnum):
    TAKE = "take"
    KEEP = "keep"
    LATER = "later"


class ChangedMeanwhile(Refusal):
    code = "changed_meanwhile"
    sentence = "見ている間に、もとの講座か この会場の文が また 変わりました。下を もう一度 見て、決めてください。"


class SomebodyElseIsAtIt(Refusal):
    code = "somebody_else_is_at_it"
    sentence = "ほかの人が 直しているか、たしかめているところです。終わってから もう一度 決めてください。"


@transaction.atomic
def take_over(
    *, changes: PageChanges, decisions: Mapping[str, Decision], seen: str, by: User, publish: bool
) -> Revision | None:
    """Saves a draft if anything is taken, and publishes it if asked to; `PermissionDenied` for who may not. What is not
    decided stays to be decided, what is kept is remembered until the master says something else there. Only when every
    section is decided the copy counts as level with the master's revision. None: nothing was decided.
    `seen` is the mark of what stood on the screen (`mark_of`)."""
    page = type(changes.page).objects.select_for_update(of=("self",)).get(pk=changes.page.pk)
    fresh = _fresh(page)
    if fresh is None or mark_of(fresh) != seen:
        raise ChangedMeanwhile
    rights = page.permissions_for_user(by)
    if rights.page_locked():
        raise SomebodyElseIsAtIt
    if not rights.can_edit():
        raise PermissionDenied
    decided = {each.key: decisions.get(each.key, Decision.LATER) for each in fresh.sections}
    if set(decided.values()) == {Decision.LATER}:
        return None
    content = _content(fresh, decided)
    if Decision.TAKE not in decided.values() and page.latest_revision_id:
        return _note(page, content, by)
    return _save(page, content, by, publish)


def mark_of(changes: PageChanges) -> str:
    return f"{changes.now.pk}-{changes.here_id}"


def _fresh(page: Copy) -> PageChanges | None:
    course = page if isinstance(page, CoursePage) else CoursePage.objects.get(pk=page.get_parent().pk)
    return next((each for each in changes_of(course) if each.page.pk == page.pk), None)


def _content(changes: PageChanges, decided: Mapping[str, Decision]) -> Content:
    taken = {key for key, decision in decided.items() if decision == Decision.TAKE}
    content = with_sections(changes.here, changes.now.content, taken)
    if MATERIALS in taken:
        content["step_materials"] = _rows(changes, materials_of(changes.now.content))
    if Decision.LATER not in decided.values():
        return content | {"copied_from_revision": changes.now.pk, KEPT: {}}
    kept = {each.key: each.offer for each in changes.sections if decided[each.key] == Decision.KEEP}
    return content | {KEPT: (content.get(KEPT) or {}) | kept}


def _rows(changes: PageChanges, wanted: list[int]) -> list[dict[str, object]]:
    """Rows of this step and not of the master's; a material that is gone since then is left out."""
    own = {row["material"]: row["pk"] for row in changes.here.get("step_materials", [])}
    there = set(MaterialPage.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return [
        {"pk": own.get(material), "sort_order": order, "step": changes.page.pk, "material": material}
        for order, material in enumerate(one for one in wanted if one in there)
    ]


def _note(page: Copy, content: Content, by: User) -> Revision:
    """Nothing that somebody reads has changed, so there is no draft to publish: it is written where the text stands."""
    revision: Revision = Revision.objects.select_for_update().get(pk=page.latest_revision_id)
    known = {name: content.get(name) for name in ("copied_from_revision", KEPT)}
    revision.content |= known
    revision.save(update_fields=["content"])
    source = known["copied_from_revision"] or page.copied_from_revision_id
    type(page).objects.filter(pk=page.pk).update(copied_from_revision=source, kept_sections=known[KEPT])
    log(instance=page, action="wagtail.edit", user=by, revision=revision)
    return revision


def _save(page: Copy, content: Content, by: User, publish: bool) -> Revision:
    revision: Revision = page.with_content_json(content).save_revision(user=by, log_action=True)
    # The list of copies that are behind reads the row, which publishing writes again from the revision.
    type(page).objects.filter(pk=page.pk).update(copied_from_revision=content["copied_from_revision"])
    if publish:
        revision.publish(user=by)
    return revision
