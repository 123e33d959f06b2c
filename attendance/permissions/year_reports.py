"""Who sends, reads and gives back reports of a year: a municipality its own, the prefecture all."""

from typing import Any

from attendance.models import YearReport
from attendance.models.year_report import YearReportQuerySet
from courses.permissions.roles import standing_of_user


def visible_to(user: Any) -> YearReportQuerySet:
    standing = standing_of_user(user)
    if standing.is_prefecture:
        return YearReport.objects.all()
    return YearReport.objects.filter(municipality__in=standing.municipalities)


def can_send(user: Any, code: str) -> bool:
    return code in standing_of_user(user).municipalities


def sees_all_numbers_of(user: Any, report: YearReport) -> bool:
    """Everybody else gets them with the small ones hidden."""
    return report.municipality_id in standing_of_user(user).municipalities


def can_give_back(user: Any) -> bool:
    return standing_of_user(user).is_prefecture
