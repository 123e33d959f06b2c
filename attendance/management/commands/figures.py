import csv
import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from attendance.exports.sheets import neutral
from attendance.figures.catalogue import EVERY, PROGRAMME
from attendance.figures.readings import added, as_rows
from attendance.reports.material_names import names_of, pages_in
from attendance.reports.programme import count_programme
from attendance.reports.tallies import tallies_of
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort, Municipality


class Command(BaseCommand):
    help = "Prints every figure of a municipality or of all, for a fiscal year. Counts only, nobody's name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", default="", help="six-digit code; all of them when left out")
        parser.add_argument("--year", type=int, help="the year in which the fiscal year begins")
        parser.add_argument("--format", choices=["json", "csv"], default="json")
        parser.add_argument("--definitions", action="store_true", help="print docs/figures.md instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["definitions"]:
            self.stdout.write(definitions(), ending="")
            return
        now = timezone.now()
        year = options["year"] or fiscal_year_of(timezone.localdate(now))
        rows = rows_of(year, _municipality(options["municipality"]), now)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            writer = csv.DictWriter(self.stdout, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows({key: _in_csv(value) for key, value in row.items()} for row in rows)


def _in_csv(value: object) -> object:
    """A title of a material may look like a formula."""
    return neutral(value) if isinstance(value, str) else value


def _municipality(code: str) -> Municipality | None:
    town = Municipality.objects.filter(pk=code).first() if code else None
    if code and town is None:
        raise CommandError(f"There is no municipality {code!r}. Codes have six digits, e.g. 382019.")
    return town


def rows_of(year: int, town: Municipality | None, at: datetime) -> list[dict[str, object]]:
    """What the classes did, then what happened at the materials without a card."""
    cohorts = Cohort.objects.in_year(year)
    classes = added(tallies_of(cohorts.in_municipality(town) if town else cohorts, at))
    programme = count_programme(year, town)
    names = names_of(pages_in(classes) | pages_in(programme))
    return as_rows(classes, names) + as_rows(programme, names, PROGRAMME)


def definitions() -> str:
    """What every figure means, in words. A test compares it with docs/figures.md."""
    parts = [
        "# 数字の数え方\n",
        'このページは `make manage ARGS="figures --definitions"` で作ります。手では直しません。\n',
    ]
    for figure in EVERY:
        rows = (
            ("単位", figure.unit),
            ("分子", figure.numerator),
            ("分母", figure.denominator),
            ("範囲", figure.scope),
            ("除く", figure.left_out),
            ("版", figure.version),
        )
        parts.append(f"## {figure.name}\n\n`{figure.id}`\n")
        parts.append("| | |\n|---|---|\n" + "\n".join(f"| {key} | {words} |" for key, words in rows) + "\n")
    return "\n".join(parts)
