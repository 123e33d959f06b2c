"""What happened at the materials without a card, counted for a fiscal year. Two queries, and one more for a municipality;
their cost follows one year."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone

from attendance.models import AnonymousTap, NumberTyped
from attendance.reports.counting import Counts
from courses.fiscal_year import fiscal_bounds
from courses.models import Municipality, MunicipalityPage


def count_programme(fiscal_year: int, town: Municipality | None = None) -> Counts:
    """Of all materials, or of those that a municipality keeps under its own page. Keys as in `figures.programme`."""
    counts: Counts = Counter()
    first, last = fiscal_bounds(fiscal_year)
    whose = _kept_by(town) if town else Q()
    taps = AnonymousTap.objects.filter(
        whose, tapped_at__gte=_midnight(first), tapped_at__lt=_midnight(last + timedelta(days=1))
    )
    for page, value, times in taps.order_by().values_list("material", "value").annotate(times=Count("pk")):
        counts[f"tap@{page}/{value}"] = times
    typed = NumberTyped.objects.filter(whose, day__gte=first, day__lte=last).order_by()
    for page, times in typed.values_list("material").annotate(times=Sum("count")):
        counts[f"typed@{page or 0}"] = times
    return counts


def _kept_by(town: Municipality) -> Q:
    path = MunicipalityPage.objects.filter(municipality=town).values_list("path", flat=True).first()
    return Q(material__path__startswith=path) if path else Q(material__in=())


def _midnight(day: date) -> datetime:
    """Here."""
    return timezone.make_aware(datetime.combine(day, time()))
