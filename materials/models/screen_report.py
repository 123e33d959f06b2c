"""Reports that a phone's screen is not the one in the picture any more: one press under an action. What is kept is which
action, for which phone, at which venue and when; nobody who pressed is known. One row for an action, phone, venue and day
stands open, however often it is pressed. Written by `materials.actions.report_screen` and `settle_screens` alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from materials.models.material_page import MaterialPage
from materials.phone_families import PhoneFamily


class ScreenReportQuerySet(models.QuerySet["ScreenReport"]):
    def open(self) -> "ScreenReportQuerySet":
        return self.filter(settled_at__isnull=True)

    def about(self, material_id: int) -> "ScreenReportQuerySet":
        return self.filter(material=material_id)


class ScreenReport(models.Model):
    material = models.ForeignKey(MaterialPage, on_delete=models.CASCADE, related_name="+")
    block_id = models.CharField(max_length=60)
    """Of the action, within the page's body."""
    text = models.CharField("すること", max_length=200, blank=True)
    """The action's words as they were: the page goes on being written."""
    family = models.CharField("機種", max_length=8, choices=PhoneFamily)
    place = models.CharField(max_length=24, blank=True)
    """What tells two places apart; empty where nobody knows, as without a card. Places are of a higher app."""
    place_name = models.CharField("会場", max_length=120, blank=True)
    day = models.DateField()
    at = models.DateTimeField("いつ")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScreenReportQuerySet.as_manager()

    class Meta:
        verbose_name = "「画面がちがう」の知らせ"
        constraints = [
            models.UniqueConstraint(
                fields=["material", "block_id", "family", "place", "day"],
                condition=Q(settled_at__isnull=True),
                name="one_open_screen_report_a_day_and_place",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_screen_report_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material} {self.day}"
