import pytest

from courses.actions.write_groups import write_groups, write_memberships
from materials.permissions.materials import can_edit, editable_by, publishes_anything, shelves_filled_by
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast):
    own = factories.material("201", "町の教材", factories.shelf_of(cast.tobe))
    write_groups()
    for user in (cast.editor, cast.clerk, cast.officer, cast.neighbour_clerk, cast.instructor):
        write_memberships(user=user)
    return own


@pytest.mark.parametrize(
    "who, digits",
    [
        ("editor", {"201"}),
        ("clerk", {"201"}),
        ("officer", {"101", "201"}),
        ("neighbour_clerk", set()),
        ("instructor", set()),
    ],
)
def test_pages_of_the_own_part_of_the_tree(cast, own, who, digits):
    assert {page.digits for page in editable_by(getattr(cast, who))} == digits
    assert can_edit(getattr(cast, who), own) == ("201" in digits)


def test_shelves_to_put_a_page_on(cast, own):
    assert [shelf.title for shelf in shelves_filled_by(cast.editor)] == ["自分たちの教材"]


@pytest.mark.parametrize("who, may", [("editor", False), ("clerk", True), ("officer", True)])
def test_who_publishes(cast, own, who, may):
    assert publishes_anything(getattr(cast, who)) is may
