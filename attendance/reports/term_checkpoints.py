"""What people reached, checkpoint by checkpoint, with its words and the materials that train it. Read from the counts of
classes; several curricula are named, one is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from attendance.figures.between import HARDEST, levels_of
from attendance.figures.entry import Value
from attendance.reports.counting import Counts
from attendance.reports.study import digits_of
from courses.models import Cohort, CoursePage, StepMaterial
from courses.models.cohort import CohortQuerySet
from materials.models import Checkpoint

Words = Mapping[str, str]
"""What a checkpoint says or a material is called, by the key of a figure's row; the name of a curriculum by its code."""

_WORDS = ("step__curriculum__code", "step__curriculum__name", "code", "statement", "short")


@dataclass(frozen=True, slots=True)
class Spoken:
    """`words` as above; `shorts` are the short way to say a checkpoint, by the same key."""

    words: Words
    shorts: Words


@dataclass(frozen=True, slots=True)
class Hard:
    code: str
    statement: str
    value: Value
    materials: tuple[str, ...]
    """Numbers on paper of what trains it, in the courses of these classes."""
    curriculum: str = ""
    """Its name where there are several."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One checkpoint: how many stand at 0, 1, 2 and 3 by the latest look."""

    code: str
    short: str
    people: tuple[int, int, int, int]

    @property
    def looked_at(self) -> int:
        return sum(self.people)


@dataclass(frozen=True, slots=True)
class CurriculumLevels:
    """The checkpoints of one curriculum that somebody was looked at in, in their order."""

    name: str
    rows: tuple[LevelRow, ...]


def spoken_of(cohorts: Iterable[Cohort]) -> Spoken:
    """The names of the curricula of these classes, and what their checkpoints say. One query."""
    rows = Checkpoint.objects.filter(step__curriculum__in={cohort.curriculum_id for cohort in cohorts})
    words: dict[str, str] = {}
    shorts: dict[str, str] = {}
    for curriculum, name, code, statement, short in rows.values_list(*_WORDS):
        words |= {curriculum: name, f"{curriculum}/{code}": statement}
        shorts[f"{curriculum}/{code}"] = short
    return Spoken(words, shorts)


def parted(value: Value, words: Words) -> tuple[str, str]:
    """The label of a row in two: the name of its curriculum where the entry wrote the code, and the rest."""
    curriculum = value.key.partition("/")[0]
    is_named = value.label.startswith(f"{curriculum} ")
    return (words.get(curriculum, curriculum), value.label.partition(" ")[2]) if is_named else ("", value.label)


def in_words(value: Value, words: Words) -> str:
    return " ".join(parted(value, words)).strip()


def levels_reached_of(counts: Counts, spoken: Spoken) -> tuple[CurriculumLevels, ...]:
    by_curriculum: dict[str, list[LevelRow]] = {}
    for row in levels_of(counts):
        curriculum, _, code = row.key.partition("/")
        by_curriculum.setdefault(curriculum, []).append(LevelRow(code, spoken.shorts.get(row.key, ""), row.people))
    return tuple(CurriculumLevels(spoken.words.get(code, code), tuple(rows)) for code, rows in by_curriculum.items())


def hardest_of(counts: Counts, words: Words, cohorts: CohortQuerySet) -> tuple[Hard, ...]:
    values = HARDEST.of(counts)
    numbers = _numbers([value.key for value in values], cohorts) if values else {}
    return tuple(_hard(value, words, numbers.get(value.key, ())) for value in values)


def _hard(value: Value, words: Words, numbers: Sequence[str]) -> Hard:
    curriculum, code = parted(value, words)
    return Hard(code, words.get(value.key, ""), value, tuple(numbers), curriculum)


def _numbers(keys: Sequence[str], cohorts: CohortQuerySet) -> Mapping[str, Sequence[str]]:
    """The materials of the courses of these classes, by the checkpoint they train."""
    paths = set(CoursePage.objects.filter(cohorts__in=cohorts).values_list("path", flat=True))
    codes = {key.partition("/")[2] for key in keys}
    rows = (
        StepMaterial.objects.filter(reduce(or_, (Q(step__path__startswith=path) for path in paths)))
        .filter(material__live=True, step__live=True, material__checkpoints__code__in=codes)
        .annotate(digits=digits_of("material"))
        .filter(digits__isnull=False)
        .order_by("digits")
        .values_list("material__checkpoints__step__curriculum__code", "material__checkpoints__code", "digits")
        .distinct()
    )
    numbers: dict[str, list[str]] = {}
    for curriculum, code, digits in rows:
        numbers.setdefault(f"{curriculum}/{code}", []).append(digits)
    return numbers
