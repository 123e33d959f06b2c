import pytest

from materials.models import MaterialPage
from materials.reports.phone_cover import cover_of
from tests import factories

pytestmark = pytest.mark.django_db


def variants(**counts):
    one = {"text": "設定を 押す", "note": "", "drawing": "", "alt": "", "picture": None}
    return {"type": "variants", "value": {family: [one] * count for family, count in counts.items()}}


@pytest.mark.parametrize(
    "body, holes",
    [
        ([factories.action()], []),
        ([variants(android=2, iphone=1, easy=1)], []),
        ([variants(android=2, iphone=1)], ["シニア向け"]),
        ([variants(android=1, iphone=1, easy=1), variants(android=1, easy=1)], ["アイフォーン"]),
    ],
)
def test_a_family_without_own_pictures_is_a_hole(body, holes):
    factories.material(body=body)

    assert [row.holes for row in cover_of(MaterialPage.objects.all())] == [holes]


@pytest.mark.parametrize("pages", [1, 3])
def test_cover_needs_three_queries(pages, django_assert_num_queries):
    for number in range(pages):
        factories.material(str(101 + number))

    with django_assert_num_queries(3):
        assert [row.digits for row in cover_of(MaterialPage.objects.all())] == [str(101 + n) for n in range(pages)]


def test_drafts_are_not_in_it():
    factories.material(live=False)

    assert cover_of(MaterialPage.objects.all()) == []
