from datetime import timedelta

import pytest
from django.db import connection

from attendance.actions.refold import refold
from attendance.actions.tally import tally_cohort
from attendance.models import Act, Enrolment, Learner, Tally
from attendance.reports.counting import count_cohort
from courses.models import Cohort, Session
from tests import factories
from tests.bench.copies import Copy, Template, copy, earlier
from tests.bench.template import class_of

# Foreign keys are not checked while copying on PostgreSQL, and a table is made: both need real transactions.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("today")]


@pytest.fixture
def bench():
    cohort = class_of(6)
    tally_cohort(cohort, factories.NOW)
    return cohort


def test_a_copied_class_counts_like_the_one_it_was_copied_from(bench):
    town = factories.municipality("900001", "計測町", "ケイソクチョウ")

    copy(Template(bench), [Copy(1, town.pk, 2025, earlier(2025, 2026, 3)), Copy(2, bench.municipality_id, 2026, 0)])

    counts = dict(count_cohort(bench, factories.NOW))
    assert [(row.slug, row.municipality_id, row.fiscal_year) for row in Cohort.objects.order_by("pk")] == [
        ("bench", "384020", 2026), ("bench-1", "900001", 2025), ("bench-2", "384020", 2026)
    ]  # fmt: skip
    for cohort in Cohort.objects.order_by("pk"):
        assert dict(count_cohort(cohort, factories.NOW)) == Tally.objects.get(cohort=cohort).counts == counts
    assert (counts["learners"], counts["kept/basic/1/kept"], counts["kept/basic/1/lost"]) == (6, 12, 6)


def test_a_copied_class_has_people_of_its_own_who_still_fit_together(bench):
    copy(Template(bench), [Copy(number, bench.municipality_id, 2026, 7 * number) for number in (1, 2)], at_once=1)

    assert (Learner.objects.count(), Enrolment.objects.count(), Act.objects.count()) == (18, 18, 3 * 6 * 12)
    assert list(refold(check=True)) == []
    connection.check_constraints()


def test_a_copied_class_happened_earlier_on_the_same_weekday(bench):
    copy(Template(bench), [Copy(1, bench.municipality_id, 2025, earlier(2025, 2026, 2))])

    first, second = (Session.objects.filter(cohort__slug=slug).first().starts_at for slug in ("bench", "bench-1"))
    assert first - second == timedelta(weeks=54)


def test_copied_people_are_in_the_same_class_with_numbers_of_their_own(bench):
    copy(Template(bench, of_same_class=True), [Copy(number, bench.municipality_id, 2026, 0) for number in (1, 2)])

    assert sorted(Enrolment.objects.values_list("number", flat=True)) == list(range(1, 19))
    assert count_cohort(bench, factories.NOW)["kept/basic/1/kept"] == 36


def test_whatever_is_made_after_the_copies_has_an_id_of_its_own(bench):
    copy(Template(bench), [Copy(1, bench.municipality_id, 2026, 0)])

    assert factories.cohort(slug="later").pk not in {bench.pk, Cohort.objects.get(slug="bench-1").pk}
