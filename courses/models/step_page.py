from collections.abc import Sequence

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from courses.blocks import LessonBody
from materials.models import CurriculumStep, MaterialPage


class StepPage(Page):
    """The lesson for one step of the curriculum, with the materials for the interval after it."""

    curriculum_step = models.ForeignKey(
        CurriculumStep, on_delete=models.PROTECT, related_name="+", verbose_name="カリキュラムのステップ"
    )
    goal = models.CharField("この回の めあて", max_length=120, blank=True)
    body = StreamField(LessonBody(), verbose_name="することの説明", blank=True)
    bring = models.CharField("持ち物", max_length=120, blank=True)
    copied_from_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    kept_sections = models.JSONField(default=dict, blank=True, editable=False)
    """Of a copy that is behind: sections in which the master's text was declined (`courses.reports.sections`)."""

    content_panels = [
        HelpPanel(template="courses/panels/step.html", heading="クラスを 開くまで"),
        *Page.content_panels,
        FieldPanel("curriculum_step"),
        FieldPanel("goal"),
        FieldPanel("body"),
        FieldPanel("bring"),
        InlinePanel("step_materials", label="自習教材"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("goal"),
        index.SearchField("body"),
        index.SearchField("bring"),
    ]
    parent_page_types = ["courses.CoursePage"]
    subpage_types: Sequence[str] = []

    class Meta:
        verbose_name = "ステップ"

    def materials(self) -> models.QuerySet[MaterialPage]:
        """Live materials in the order of the interval."""
        return MaterialPage.objects.live().filter(in_steps__step=self).order_by("in_steps__sort_order")


class StepMaterial(Orderable):
    step = ParentalKey(StepPage, on_delete=models.CASCADE, related_name="step_materials")
    material = models.ForeignKey(
        MaterialPage, on_delete=models.PROTECT, related_name="in_steps", verbose_name="自習教材"
    )

    panels = [PageChooserPanel("material")]

    class Meta(Orderable.Meta):
        verbose_name = "ステップの自習教材"
        constraints = [models.UniqueConstraint("step", "material", name="material_once_per_step")]
