from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index

from courses.fiscal_year import fiscal_label
from courses.models.step_page import StepPage
from materials.models import Curriculum
from materials.models.addresses import NotADoor

_A_YEAR = "年度は、西暦の4けたで 書いてください。例: 令和8年度は 2026"
MASTER_DEPTH = 3
"""Root, home, course: what stands deeper is at a venue."""


class CourseQuerySet(PageQuerySet):
    def masters(self) -> "CourseQuerySet":
        return self.filter(depth=MASTER_DEPTH)


class CourseManager(PageManager.from_queryset(CourseQuerySet)):  # type: ignore[misc]  # Wagtail has no types
    pass


class CoursePage(NotADoor):
    """What is taught in a fiscal year. Under the home page it is the year's master; under a venue, a copy of it."""

    curriculum = models.ForeignKey(Curriculum, on_delete=models.PROTECT, related_name="+", verbose_name="カリキュラム")
    fiscal_year = models.PositiveSmallIntegerField(
        "年度(西暦)", validators=[MinValueValidator(2019, _A_YEAR), MaxValueValidator(2100, _A_YEAR)]
    )
    intro = models.TextField("はじめの文", max_length=400, blank=True)
    copied_from_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    kept_sections = models.JSONField(default=dict, blank=True, editable=False)
    """Of a copy that is behind: sections in which the master's text was declined (`courses.reports.sections`)."""

    objects = CourseManager()

    content_panels = [
        HelpPanel(template="courses/panels/gaps.html", heading="クラスを 開くまで"),
        *Page.content_panels,
        FieldPanel("curriculum"),
        FieldPanel("fiscal_year"),
        FieldPanel("intro"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    subpage_types = ["courses.StepPage"]

    class Meta:
        verbose_name = "講座"

    def steps(self) -> models.QuerySet[StepPage]:
        return (
            StepPage.objects.child_of(self)
            .live()
            .select_related("curriculum_step")
            .order_by("curriculum_step__position")
        )

    @property
    def year_label(self) -> str:
        return fiscal_label(self.fiscal_year)

    @property
    def is_master(self) -> bool:
        return self.depth == MASTER_DEPTH
