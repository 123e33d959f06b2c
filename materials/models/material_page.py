"""Self-study pages. What is read at home, with or without a phone; the number on paper is in the register."""

from collections.abc import Sequence

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from materials.blocks import MaterialBody
from materials.models.addresses import NotADoor
from materials.models.curriculum import Checkpoint
from materials.models.number import Number


class MaterialIndexPage(NotADoor):
    intro = models.CharField("はじめの文", max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    subpage_types = ["materials.MaterialPage"]

    class Meta:
        verbose_name = "自習教材の棚"

    def materials(self) -> models.QuerySet["MaterialPage"]:
        return MaterialPage.objects.child_of(self).live().order_by("path")


class MaterialPage(Page):
    aim = models.CharField(
        "今日のゴール", max_length=120, help_text="できるように なること 1つ。「〜できる。」で おわります。"
    )
    minutes = models.PositiveSmallIntegerField("何分くらい", default=10)
    body = StreamField(MaterialBody(), verbose_name="内容", blank=True)
    family_note = models.CharField("家の人へ", max_length=160, blank=True)
    reading = models.CharField("読み(さがす人のために)", max_length=120, blank=True)
    checkpoints = ParentalManyToManyField(
        Checkpoint, blank=True, related_name="+", verbose_name="練習する「できること」"
    )
    checked_on = models.DateField("絵をたしかめた日", null=True, blank=True)

    content_panels = [
        HelpPanel(template="materials/panels/publishing.html", heading="直して 公開するまで"),
        *Page.content_panels,
        FieldPanel("aim"),
        FieldPanel("minutes"),
        FieldPanel("body"),
        FieldPanel("family_note"),
        FieldPanel("reading"),
        FieldPanel("checkpoints"),
        FieldPanel("checked_on"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("reading", boost=2),
        index.SearchField("aim"),
        index.SearchField("body"),
        index.SearchField("family_note"),
    ]
    subpage_types: Sequence[str] = []

    class Meta:
        verbose_name = "自習教材"

    @property
    def digits(self) -> str:
        """The number printed on paper; empty until one is given."""
        return next((row.digits for row in Number.objects.for_page(self.pk)), "")
