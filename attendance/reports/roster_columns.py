"""How a municipality's rosters look, as far as it has taken one in."""

from attendance.models import RosterLayout
from courses.models import Municipality


def layout_of(municipality: Municipality) -> RosterLayout:
    """An empty one when nothing is remembered yet."""
    kept = RosterLayout.objects.filter(municipality=municipality).first()
    return kept or RosterLayout(municipality=municipality)
