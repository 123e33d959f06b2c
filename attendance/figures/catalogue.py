"""Every figure there is, in the order of a report."""

from attendance.figures import between, meetings, people, programme
from attendance.figures.entry import Figure

FIGURES: tuple[Figure, ...] = (*meetings.ALL, *people.ALL, *between.ALL)
"""Of classes: a municipality's, or one of them."""
PROGRAMME: tuple[Figure, ...] = programme.ALL
"""Of the materials, where nobody is known."""
EVERY = (*FIGURES, *PROGRAMME)
BY_ID = {figure.id: figure for figure in EVERY}
