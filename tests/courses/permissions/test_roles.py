import pytest
from django.contrib.auth.models import AnonymousUser

from courses.permissions.roles import standing_of_user
from tests import factories


@pytest.mark.parametrize(
    "who, office, teaches, edits, towns",
    [
        ("clerk", True, False, True, {"384020"}),
        ("neighbour_clerk", True, False, True, {"384011"}),
        ("officer", True, False, True, set()),
        ("instructor", False, True, False, set()),
        ("editor", False, False, True, set()),
        ("nobody", False, False, False, set()),
    ],
)
def test_standing_of_each_of_the_cast(cast, who, office, teaches, edits, towns):
    standing = standing_of_user(getattr(cast, who))

    assert (standing.has_office, standing.teaches, standing.edits) == (office, teaches, edits)
    assert standing.municipalities == towns


def test_standing_of_anonymous_is_empty():
    assert standing_of_user(AnonymousUser()).pairs == frozenset()


def test_standing_is_of_the_day(cast):
    assert standing_of_user(cast.nobody, factories.date(2026, 3, 31)).municipalities == {"384020"}
    assert standing_of_user(cast.nobody, factories.date(2026, 4, 1)).municipalities == frozenset()


def test_standing_asks_once(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        standing_of_user(cast.clerk)
        standing_of_user(cast.clerk)


def test_standing_on_another_day_is_not_kept_for_today(cast):
    past = factories.date(2026, 3, 31)

    assert standing_of_user(cast.nobody, on=past).municipalities == {"384020"}

    assert standing_of_user(cast.nobody).municipalities == frozenset()
