"""Curricula are not pages: years and venues compare through their codes, which never change."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable


class Curriculum(ClusterableModel):
    """What is taught, in what steps. The rule of completion is the default for courses opened from it."""

    code = models.SlugField("記号", unique=True)
    name = models.CharField("名前", max_length=60)
    checkpoint_share = models.PositiveSmallIntegerField(
        "修了に要る「できること」の割合(%)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="空のとき、修了は 出席だけで 決まります。",
    )

    panels = [
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("checkpoint_share"),
        InlinePanel("steps", label="ステップ", min_num=1),
    ]

    class Meta:
        verbose_name = "カリキュラム"
        verbose_name_plural = "カリキュラム"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checkpoint_share__isnull=True) | models.Q(checkpoint_share__range=(1, 100)),
                name="curriculum_share_is_a_percentage",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CurriculumStep(Orderable, ClusterableModel):
    """One step; a cohort has one session for each."""

    curriculum = ParentalKey(Curriculum, on_delete=models.CASCADE, related_name="steps")
    code = models.CharField("記号", max_length=8)
    position = models.PositiveSmallIntegerField("何回目")
    title = models.CharField("題名", max_length=60)

    panels = [FieldPanel("code"), FieldPanel("position"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = "カリキュラムのステップ"
        verbose_name_plural = "カリキュラムのステップ"
        ordering = ["curriculum", "position"]
        constraints = [
            models.UniqueConstraint("curriculum", "code", name="step_code_once_per_curriculum"),
            models.UniqueConstraint("curriculum", "position", name="step_position_once_per_curriculum"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Checkpoint(models.Model):
    """An observable can-do statement (できること)."""

    step = models.ForeignKey(
        CurriculumStep, on_delete=models.PROTECT, related_name="checkpoints", verbose_name="ステップ"
    )
    code = models.CharField("記号", max_length=8)
    position = models.PositiveSmallIntegerField("並び")
    statement = models.CharField("できること", max_length=120)
    short = models.CharField("短い言い方", max_length=20, help_text="教室の画面に出ます。")
    look_for = models.CharField("講師が見るところ", max_length=200, blank=True)
    device_note = models.CharField("機種のちがい", max_length=200, blank=True)

    class Meta:
        verbose_name = "できること"
        verbose_name_plural = "できること"
        ordering = ["step__position", "position"]
        constraints = [models.UniqueConstraint("step", "code", name="checkpoint_code_once_per_step")]

    def __str__(self) -> str:
        return f"{self.code} {self.statement}"
