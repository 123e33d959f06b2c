"""What the register of numbers holds about pages."""

from django.db.models import QuerySet
from wagtail.models import Page

from materials.models import Number


def numbers_of(pages: QuerySet[Page]) -> list[str]:
    return list(Number.objects.filter(page__in=pages.values("pk")).values_list("digits", flat=True))
