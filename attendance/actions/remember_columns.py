"""The next roster of this municipality is read as a person said this one is."""

from collections.abc import Mapping, Sequence

from attendance.models import RosterLayout
from courses.models import Municipality


def remember_columns(
    *, municipality: Municipality, columns: Sequence[tuple[str, str]], choices: Mapping[str, str]
) -> RosterLayout:
    """`columns` are (heading, meaning) in the order of the file. Choices of other rosters stay, for other headings."""
    layout, _ = RosterLayout.objects.get_or_create(municipality=municipality)
    layout.columns = [[heading[:100], meaning] for heading, meaning in columns]
    layout.choices = {**layout.choices, **choices}
    layout.save()
    return layout
