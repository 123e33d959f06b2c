"""What of one municipality's report is hidden outside it: the rule of `masking`, within a single municipality. A row of 1 to
4 is hidden, and with it whatever would tell it by subtraction. A figure that this file does not know is hidden whole when one
of its rows is small. Pure: readings in, rows out."""

from collections.abc import Iterable, Sequence

from attendance.figures import between, meetings, people
from attendance.figures.entry import Figure, Shape, Value
from attendance.figures.masking import FEWEST, size
from attendance.figures.readings import Reading
from attendance.figures.starting import START

Row = tuple[str, str]
"""The id of a figure and the key of a row."""


def _ids(*figures: Figure) -> frozenset[str]:
    return frozenset(figure.id for figure in figures)


NOT_OF_PEOPLE = _ids(meetings.PLANNED, meetings.HELD, meetings.CANCELLED, meetings.NOT_TAKEN, meetings.STAFF)
"""Meetings are no secret, however few."""
_OF_EVERYBODY = _ids(
    people.APPLIED,
    people.ENROLLED,
    people.WITHDRAWN,
    people.LEARNERS,
    people.ATTENDANCES,
    people.ATTENDANCE,
    people.COMPLETION,
    people.HAS_TEXT,
    meetings.LEARNERS_PER_MEETING,
)
_OF_ALL_PAIRS = _ids(between.KEPT, between.COVERAGE)
_OF_STEPS = _ids(between.KEPT_BY_STEP, between.COVERAGE_BY_STEP)
_OF_CHECKPOINTS = _ids(between.KEPT_BY_CHECKPOINT, between.COVERAGE_BY_CHECKPOINT)
PAIRS = _OF_ALL_PAIRS | _OF_STEPS | _OF_CHECKPOINTS | _ids(between.DAYS, START)
_TELL_ALSO = (
    (_OF_ALL_PAIRS, PAIRS),
    (_OF_STEPS, _OF_STEPS | _OF_CHECKPOINTS | _ids(START)),
    (_OF_CHECKPOINTS, _OF_CHECKPOINTS),
)
"""A small row of the left hides all of the right, which are its parts, or together with a total give it away."""
_WITHOUT_TOTAL = _ids(between.STUDY, between.STUDY_BY_WAY, between.LEVELS, between.LEVELS_REACHED)
"""Nothing that is shown is the sum of their rows, so a small one is hidden alone."""
SUMMED_ELSEWHERE = _ids(between.ASKED)
"""The prefecture reads the sum of all municipalities, row by row (reports.material_lines). One small row would be that sum
minus what the other reports show, so all of them are hidden in every report."""
_COUNTED_THEMSELVES = _ids(people.APPLIED, people.ENROLLED)
"""They stand beside the number of seats, which is not people."""


def hidden_outside(readings: Sequence[Reading], *, everybody: bool, pairs: bool) -> frozenset[Row]:
    """`everybody`, `pairs`: what is hidden of this municipality beside the others (reports.town_lines) is hidden here too,
    whatever its size."""
    small = {(reading.figure.id, value.key) for reading in readings for value in _small(reading)}
    ids = {figure for figure, _ in small}
    if everybody or ids & _OF_EVERYBODY:
        return _all_of(reading for reading in readings if reading.figure.id not in NOT_OF_PEOPLE)
    whole = (ids - _WITHOUT_TOTAL) | SUMMED_ELSEWHERE | (PAIRS if pairs else frozenset())
    for left, right in _TELL_ALSO:
        whole |= right if ids & left else frozenset()
    return frozenset(small) | _all_of(reading for reading in readings if reading.figure.id in whole)


def _small(reading: Reading) -> list[Value]:
    figure = reading.figure
    if figure.id in NOT_OF_PEOPLE:
        return []
    return [value for value in reading.values if 0 < _how_many(figure, value) < FEWEST]


def _how_many(figure: Figure, value: Value) -> int:
    """The people, pairs or records behind a row. An average stands beside a number of meetings."""
    is_own_number = figure.id in _COUNTED_THEMSELVES or figure.shape == Shape.AVERAGE
    return value.count if is_own_number else size(value)


def _all_of(readings: Iterable[Reading]) -> frozenset[Row]:
    return frozenset((reading.figure.id, value.key) for reading in readings for value in reading.values)
