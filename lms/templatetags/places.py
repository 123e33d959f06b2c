"""What public pages show of what stands above them: the number pad, dates and seats, whom to call."""

import re
import unicodedata
from typing import Any

from django import template
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html_join
from wagtail.models import Page

from attendance.reports.places import Meeting, Place, meetings_at, places
from courses import fiscal_year
from courses.models import MunicipalityPage, VenuePage
from courses.models.municipality import Region
from lms.models import HomePage
from lms.templatetags.look import telephone
from materials.models import MaterialPage, Number

register = template.Library()

_MOST_DIGITS = 6


@register.inclusion_tag("lms/public/_pad.html", takes_context=True)
def pad(context: dict[str, Any]) -> dict[str, object]:
    """Every key sends the form; what is written so far comes back in the answer, so no script is needed. On the page of a
    number that led nowhere it is that number. `token` stands for the asker's own on pages that are kept whole."""
    request: HttpRequest | None = context.get("request")
    readout = context.get("digits") or (_readout(request.GET) if request else "")
    return {"readout": readout, "keys": "123456789", "token": context.get("token")}


def _readout(asked: QueryDict) -> str:
    if "clear" in asked:
        return ""
    written = unicodedata.normalize("NFKC", asked.get("n", ""))
    digits = re.sub(r"[^0-9]", "", written)
    if "back" in asked:
        return digits[:-1]
    return (digits + re.sub(r"[^0-9]", "", asked.get("add", ""))[:1])[:_MOST_DIGITS]


@register.inclusion_tag("lms/public/_places.html", takes_context=True)
def next_dates(context: dict[str, Any]) -> dict[str, object]:
    """All municipalities by region, each with its next date."""
    found = places()
    return {
        "request": context.get("request"),
        "regions": [
            {"code": region.value, "name": region.label, "places": _in_region(found, region)} for region in Region
        ],
    }


def _in_region(found: list[Place], region: Region) -> list[Place]:
    return [place for place in found if place.municipality.region == region]


@register.inclusion_tag("lms/public/_meetings.html")
def venue_dates(venue: VenuePage) -> dict[str, list[Meeting]]:
    return {"meetings": meetings_at(venue)}


@register.simple_tag
def fiscal_label(year: int) -> str:
    return fiscal_year.fiscal_label(year)


@register.simple_tag
def numbered(pages: QuerySet[MaterialPage]) -> list[dict[str, str]]:
    """Pages with their numbers on paper, in the order given; those without one can't be named on paper and stay out."""
    listed = list(pages)
    digits = dict(Number.objects.filter(page__in=[page.pk for page in listed]).values_list("page", "digits"))
    return [{"digits": digits[page.pk], "title": page.title} for page in listed if page.pk in digits]


@register.filter
def kept_phrases(text: str) -> str:
    """An editor's half-width spaces say where a line may break: nowhere else while it fits."""
    return format_html_join(" ", '<span class="keep">{}</span>', ((phrase,) for phrase in text.split()))


# Whom to call ---------------------------------------------------------------------------------------------------------
@register.inclusion_tag("door/_tel.html")
def prefecture_telephone() -> dict[str, object]:
    home = HomePage.objects.live().first()
    return telephone(home.telephone, home.telephone_hours, home.contact_name) if home else telephone("")


@register.inclusion_tag("door/_tel.html")
def municipality_telephone(page: MunicipalityPage) -> dict[str, object]:
    town = page.municipality
    return telephone(town.telephone, town.telephone_hours, town.contact_name or town.name)


@register.inclusion_tag("door/_tel.html")
def venue_telephone(venue: VenuePage) -> dict[str, object]:
    """The venue's own number, else its municipality's."""
    town = venue.municipality
    return telephone(venue.telephone or town.telephone, town.telephone_hours, town.contact_name or town.name)


@register.inclusion_tag("door/_tel.html")
def page_telephone(page: Page) -> dict[str, object]:
    """The venue that a page belongs to, else the prefecture."""
    venue = VenuePage.objects.ancestor_of(page).first()
    return venue_telephone(venue) if venue else prefecture_telephone()
