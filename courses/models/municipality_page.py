from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from courses.models.municipality import Municipality
from courses.models.venue_page import VenuePage
from materials.models.addresses import NotADoor


class MunicipalityPage(NotADoor):
    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, related_name="page", verbose_name="市町"
    )
    intro = models.CharField("はじめの文", max_length=200, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("municipality"), FieldPanel("intro")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("town_words", boost=2),
        index.SearchField("intro"),
    ]
    subpage_types = ["materials.MaterialIndexPage", "courses.VenuePage"]

    class Meta:
        verbose_name = "市町のページ"

    def town_words(self) -> list[str]:
        return [self.municipality.name, self.municipality.kana]

    def venues(self) -> models.QuerySet[VenuePage]:
        return VenuePage.objects.child_of(self).live().order_by("path")
