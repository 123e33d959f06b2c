"""Makes the database of a measurement: `python -m tests.bench.world classes` (12, 20 and 2,000 people),
`... world library` (2,000 pages) or `... world years --towns 20 --learners 100000` (five fiscal years). Where it is made,
DATABASE_URL says; it must be empty. What stands in it at the end is compared with what the system counts: a world that is
wrong measures nothing."""

import argparse
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from attendance.actions.tally import add_up, refresh_tallies  # noqa: E402
from attendance.models import Act, Attendance, Enrolment, Learner, Tally, TallyRun, YearTally  # noqa: E402
from attendance.reports.counting import count_cohort  # noqa: E402
from courses.actions.write_groups import write_groups  # noqa: E402
from courses.models import Cohort, Municipality  # noqa: E402
from tests import factories  # noqa: E402
from tests.bench import library  # noqa: E402
from tests.bench.copies import Copy, Template, copy, earlier  # noqa: E402
from tests.bench.template import class_of  # noqa: E402

PEOPLE = 12
YEARS = 5
THIS_YEAR = 2026
SIZES = (12, 20, 2000)


def classes() -> None:
    """One class of each size in a municipality of its own, and the prefecture's twenty beside."""
    towns(20)
    for size, town in zip(SIZES, Municipality.objects.order_by("code"), strict=False):
        made = class_of(min(size, 20), town, slug=f"class-of-{size}")
        if size > 20:
            copy(Template(made, of_same_class=True), [Copy(n, town.pk, THIS_YEAR, 0) for n in range(1, size // 20)])
    refresh_tallies(factories.NOW)
    _settle()
    check(Cohort.objects.count())


def pages() -> None:
    """Two thousand self-study pages in the shared library, and one class, whose municipality the asking process names."""
    factories.cohort()
    write_groups()
    library.build()
    _settle()
    library.check()


def years(number_of_towns: int, learners: int) -> None:
    """Classes of twelve, spread evenly over the municipalities and five years; within a year over half of it, the last of
    them a week ago."""
    codes = towns(number_of_towns)
    template = class_of(PEOPLE, Municipality.objects.get(pk=codes[0]), slug="bench")
    refresh_tallies(factories.NOW)
    number = max(1, round(learners / PEOPLE)) - 1
    began = time.monotonic()

    def say(done: int) -> None:
        print(f"  {done * PEOPLE:,} people, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    copy(Template(template), [_copy(n, codes) for n in range(1, number + 1)], at_once=2000, done=say)
    for pair in Cohort.objects.order_by().values("municipality", "fiscal_year").distinct():
        YearTally.objects.get_or_create(municipality_id=pair["municipality"], fiscal_year=pair["fiscal_year"])
    for row in YearTally.objects.filter(is_stale=True) | YearTally.objects.filter(municipality=codes[0]):
        add_up(row)
    TallyRun.objects.update(up_to=factories.NOW)
    _settle()
    check(10)


def _copy(number: int, codes: list[str]) -> Copy:
    """The first of every municipality are of this year and have just ended."""
    town, turn = codes[number % len(codes)], number // len(codes)
    year = THIS_YEAR - turn % YEARS
    return Copy(number, town, year, earlier(year, THIS_YEAR, (turn // YEARS) * 5 % 26))


def towns(number: int) -> list[str]:
    """Codes that no municipality of the demo has."""
    rows = [
        Municipality(
            code=f"9{index:05}", name=f"計測{index}町", kana="ケイソクチョウ", region="middle", telephone="089-000-0001"
        )
        for index in range(number)
    ]
    Municipality.objects.bulk_create(rows)
    return [row.code for row in rows]


def _settle() -> None:
    """As a server in use stands: it knows how much of what there is."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def check(sample: int) -> None:
    """Of some classes from first to last: what was copied is what the system counts. Nobody is lost or doubled."""
    pks = list(Cohort.objects.order_by("pk").values_list("pk", flat=True))
    for pk in pks[:: max(1, len(pks) // sample)]:
        cohort = Cohort.objects.select_related("municipality").get(pk=pk)
        kept = Tally.objects.get(cohort=pk).counts
        counted = dict(count_cohort(cohort, factories.NOW))
        assert kept == counted, (cohort.slug, set(kept.items()) ^ set(counted.items()))
    assert Learner.objects.count() == Enrolment.objects.count()
    assert Attendance.objects.count() == 3 * Enrolment.objects.count()
    assert sum(YearTally.objects.values_list("classes", flat=True)) == len(pks)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["classes", "years", "library"])
    parser.add_argument("--towns", type=int, default=20)
    parser.add_argument("--learners", type=int, default=1000)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    began = time.monotonic()
    if asked.kind == "classes":
        classes()
    elif asked.kind == "library":
        pages()
    else:
        years(asked.towns, asked.learners)
    people, acts = Enrolment.objects.count(), Act.objects.count()
    print(f"  {people:,} people, {acts:,} acts, {Cohort.objects.count():,} classes: {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
