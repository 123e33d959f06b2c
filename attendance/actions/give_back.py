"""The prefecture gives a report back, with a reason. The report stays as it is; a new one takes its place."""

from datetime import datetime

from django.db import transaction

from attendance.models import GivenBack, YearReport
from attendance.permissions.year_reports import can_give_back
from attendance.reports.reported import is_latest
from courses.models import User
from materials.refusal import Refusal


class NotThePrefecture(Refusal):
    code = "not_the_prefecture"
    sentence = "差し戻せるのは、県事務局だけです。"


class NewerReport(Refusal):
    code = "newer_report"
    sentence = "このあとに 新しい報告が 届いています。新しいほうを 見てください。"


class GivenBackAlready(Refusal):
    code = "given_back_already"
    sentence = "この報告は、もう 差し戻しています。"


@transaction.atomic
def give_back(*, report: YearReport, reason: str, by: User, at: datetime) -> GivenBack:
    """The same reason twice is given once; the first reason stays."""
    if not can_give_back(by):
        raise NotThePrefecture
    if not is_latest(report):
        raise NewerReport
    said = {"reason": reason, "by": by, "by_name": str(by), "at": at}
    row, made = GivenBack.objects.get_or_create(report=report, defaults=said)
    if not made and row.reason != reason:
        raise GivenBackAlready
    return row
