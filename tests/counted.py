"""Figures of one class, short enough to be written down in a test."""

from datetime import timedelta

from attendance.figures.catalogue import BY_ID
from attendance.reports.counting import count_cohort
from tests import factories

AFTER = factories.NOW + timedelta(days=120)
"""All meetings of a class are over."""


def figures(*ids, of, at=AFTER):
    """{id: (count, of)}, or {id: {row: (count, of)}} for a breakdown."""
    counts = count_cohort(of, at)
    return {key: shown(BY_ID[key].of(counts), BY_ID[key].shape) for key in ids}


def shown(values, shape):
    rows = {value.key: (value.count, value.of) for value in values}
    return rows if shape in ("rows", "average") else rows[""]
