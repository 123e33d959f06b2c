from typing import TYPE_CHECKING

from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page
from wagtail.search import index

from courses.models.course_page import CoursePage
from courses.models.municipality import Municipality

if TYPE_CHECKING:
    from courses.models.cohort import Cohort


class VenuePage(Page):
    """Where classes are held; under its municipality's page."""

    room = models.CharField("部屋", max_length=60, blank=True)
    address = models.CharField("住所", max_length=120, blank=True)
    access = models.CharField("行き方", max_length=200, blank=True)
    telephone = models.CharField("電話番号", max_length=20, blank=True)
    reading = models.CharField("読み(さがす人のために)", max_length=120, blank=True)

    cohorts: models.QuerySet["Cohort"]
    content_panels = [
        HelpPanel(template="courses/panels/venue.html", heading="この会場の 講座"),
        *Page.content_panels,
        FieldPanel("room"),
        FieldPanel("address"),
        FieldPanel("access"),
        FieldPanel("telephone"),
        FieldPanel("reading", help_text="ひらがなで さがす人にも 見つかります。例: ちゅうおうこうみんかん"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("town_words"),
        index.SearchField("reading", boost=2),
        index.SearchField("room"),
        index.SearchField("address"),
        index.SearchField("access"),
    ]
    parent_page_types = ["courses.MunicipalityPage"]
    subpage_types = ["courses.CoursePage"]

    class Meta:
        verbose_name = "会場"

    @property
    def municipality(self) -> Municipality:
        return Municipality.objects.get(page__pk=self.get_parent().pk)

    def town_words(self) -> list[str]:
        """Whoever searches for a town means its venues too."""
        return [word for town in Municipality.objects.filter(page=self.get_parent()) for word in (town.name, town.kana)]

    def courses(self) -> models.QuerySet[CoursePage]:
        return CoursePage.objects.child_of(self).live().order_by("-fiscal_year")

    def has_course_like(self, master: CoursePage) -> bool:
        """Of the same year and curriculum, copied or not."""
        same = {"curriculum": master.curriculum_id, "fiscal_year": master.fiscal_year}
        return CoursePage.objects.child_of(self).filter(**same).exists()
