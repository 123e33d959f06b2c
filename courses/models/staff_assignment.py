from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Expression, F, Q

from courses.models.municipality import Municipality


class Role(models.TextChoices):
    PREFECTURE = "prefecture", "県事務局"
    MUNICIPALITY = "municipality", "市町担当"
    EDITOR = "editor", "教材をつくる人"
    INSTRUCTOR = "instructor", "講師"
    ASSISTANT = "assistant", "補助"
    RECEPTION = "reception", "受付(当日)"


TEACHING_ROLES = (Role.INSTRUCTOR, Role.ASSISTANT, Role.RECEPTION)
EDITING_ROLES = (Role.PREFECTURE, Role.MUNICIPALITY, Role.EDITOR)


class StaffAssignmentQuerySet(models.QuerySet["StaffAssignment"]):
    def on(self, day: date | Expression) -> "StaffAssignmentQuerySet":
        return self.not_over(day).filter(starts__lte=day)

    def not_over(self, day: date | Expression) -> "StaffAssignmentQuerySet":
        """Those of that day and later ones. Whoever is ended on a day is nobody for the rest of it."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), until__gte=day)

    def of_role(self, *roles: str) -> "StaffAssignmentQuerySet":
        return self.filter(role__in=roles)


class StaffAssignment(models.Model):
    """Who is what, for which municipality, from when until when. Without a current one a user is nobody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField("担当", max_length=16, choices=Role)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="市町"
    )
    starts = models.DateField("いつから")
    until = models.DateField("いつまで")
    ended_on = models.DateField("終わりにした日", null=True, blank=True)
    """Before its last day, by somebody who pressed "end now"; `until` stays as it was agreed."""

    objects = StaffAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "担当"
        verbose_name_plural = "担当"
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("starts")), name="assignment_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(role=Role.PREFECTURE) | Q(municipality__isnull=True),
                name="assignment_of_the_prefecture_has_no_municipality",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.MUNICIPALITY, Role.RECEPTION]) | Q(municipality__isnull=False),
                name="assignment_of_a_municipality_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"

    @property
    def last_day(self) -> date:
        return min(self.until, self.ended_on) if self.ended_on else self.until

    def is_over(self, day: date) -> bool:
        return self.until < day or (self.ended_on is not None and self.ended_on <= day)
