"""Every figure there is, in the order of a report."""

from attendance.figures import between, meetings, people
from attendance.figures.entry import Figure

FIGURES: tuple[Figure, ...] = (*meetings.ALL, *people.ALL, *between.ALL)
BY_ID = {figure.id: figure for figure in FIGURES}
