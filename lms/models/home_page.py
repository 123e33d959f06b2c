from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class HomePage(Page):
    headline = models.CharField("見出し", max_length=60, default="スマホ教室の つづきを、家で。")
    lead = models.CharField(
        "はじめの文", max_length=200, default="紙の教材に のっている練習を、もう一度 見られます。登録は いりません。"
    )
    contact_name = models.CharField("問い合わせ先", max_length=60, blank=True)
    telephone = models.CharField("電話番号", max_length=20, blank=True)
    telephone_hours = models.CharField("電話の時間", max_length=60, default="平日の午前9時から午後5時まで。")

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("contact_name"),
        FieldPanel("telephone"),
        FieldPanel("telephone_hours"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["materials.MaterialIndexPage", "courses.CoursePage", "courses.MunicipalityPage"]

    class Meta:
        verbose_name = "トップページ"
