"""Acts: one thing seen, only ever added. The database forbids UPDATE and DELETE (attendance.triggers); the only
writer is `attendance.actions.record`. No free text and no name is stored here."""

import uuid

from django.db import models
from django.db.models import F, Q

from attendance.models.enrolment import Enrolment
from attendance.words import Authority, Handed, Kind, Level, Mark, Occasion, Reason, Study, Way
from courses.models import Session
from materials.models import Checkpoint, MaterialPage

_NO_SESSION = Q(session__isnull=True)
_NO_CHECKPOINT = Q(checkpoint__isnull=True, occasion="")
_NO_MATERIAL = Q(material__isnull=True)


class ActQuerySet(models.QuerySet["Act"]):
    def of_kind(self, kind: str) -> "ActQuerySet":
        return self.filter(kind=kind)

    def strongest_first(self) -> "ActQuerySet":
        """The order in which the first act stands (design: who wins)."""
        return self.order_by("-authority", "-counted_at", "-actor", "-id")


class Act(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="acts", db_index=False)
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="acts", db_index=False)
    checkpoint = models.ForeignKey(Checkpoint, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    material = models.ForeignKey(MaterialPage, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    value = models.CharField(max_length=12)
    occasion = models.CharField(max_length=8, choices=Occasion, blank=True)
    happened_on = models.DateField()
    seen_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField()
    received_at = models.DateTimeField()
    actor = models.PositiveBigIntegerField(default=0)
    submitted_by = models.PositiveBigIntegerField(default=0)
    device = models.CharField(max_length=36, blank=True)
    device_seq = models.PositiveBigIntegerField(null=True)
    way = models.CharField(max_length=10, choices=Way)
    authority = models.PositiveSmallIntegerField(choices=Authority)
    base = models.UUIDField(null=True)
    flags = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = "記録"
        verbose_name_plural = "記録"
        # Each costs every act a write: none twice, and of what an act may be about only where it is.
        indexes = [
            models.Index(fields=["enrolment", "kind"], name="acts_of_an_enrolment"),
            models.Index(fields=["received_at"], name="acts_as_received"),
            *(
                models.Index(fields=[name], name=f"acts_of_a_{name}", condition=Q(**{f"{name}__isnull": False}))
                for name in ("session", "checkpoint", "material")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["device", "device_seq"], condition=Q(device_seq__isnull=False), name="device_counts_once"
            ),
            models.CheckConstraint(condition=Q(counted_at__lte=F("received_at")), name="act_counts_before_it_arrives"),
            models.CheckConstraint(condition=Q(authority__in=Authority.values), name="act_authority_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.MARK)
                | (Q(session__isnull=False, value__in=Mark.values) & _NO_CHECKPOINT & _NO_MATERIAL),
                name="mark_is_about_a_session",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.ASSESSMENT)
                | (Q(checkpoint__isnull=False, value__in=Level.values, occasion__in=Occasion.values) & _NO_MATERIAL),
                name="assessment_is_about_a_checkpoint",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.STUDY) | (Q(value__in=Study.values) & _NO_SESSION & _NO_CHECKPOINT),
                name="study_is_about_a_material_or_a_stamp",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.HANDED_OUT)
                | (Q(value__in=Handed.values) & _NO_SESSION & _NO_CHECKPOINT & _NO_MATERIAL),
                name="handout_is_about_the_enrolment",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="act_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"
