"""Somebody has looked: the page's pictures are like the phones. The day is stamped and what was reported is settled."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from materials.generation import bump_on_commit
from materials.models import MaterialPage, ScreenReport
from materials.permissions.materials import can_edit
from materials.refusal import Refusal

CHECKED = "materials.screens_checked"
"""As it stands in the page's history."""


class MayNotSettle(Refusal):
    code = "may_not_settle"
    sentence = "この教材を 直せる人だけが できます。"


@transaction.atomic
def settle_screens(*, material: MaterialPage, by: Any, at: datetime, seen: datetime | None = None) -> None:
    """Twice on a day is harmless. A fact about the pictures and not a text: it waits for nobody's approval, and a draft that
    is there stays a draft. `seen` is when the reports were read (default `at`): what came after it stays open."""
    if not can_edit(by, material):
        raise MayNotSettle
    day = timezone.localdate(at)
    MaterialPage.objects.filter(pk=material.pk).update(checked_on=day)
    _stamp_revisions(material, day)
    read = ScreenReport.objects.open().about(material.pk).filter(at__lte=seen or at)
    read.update(settled_at=at, settled_by=by)
    log(instance=material, action=CHECKED, user=by, data={"checked_on": day.isoformat()})
    bump_on_commit()


def _stamp_revisions(material: MaterialPage, day: date) -> None:
    """Publishing writes a revision over the page, so the day has to be in what can be published next: the newest, what waits
    for its day, and what waits for approval."""
    handed_in = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    next_ones = (
        Q(pk__in=[key for key in (material.latest_revision_id, material.live_revision_id) if key])
        | Q(approved_go_live_at__isnull=False)
        | Q(pk__in=handed_in)
    )
    for revision in Revision.objects.for_instance(material).filter(next_ones).select_for_update():
        revision.content["checked_on"] = day.isoformat()
        revision.save(update_fields=["content"])
