import pytest

from materials.models import MaterialPage
from tests import paper

PATH = "/office/cohorts/tobe-1/booklet.pdf"


@pytest.mark.parametrize("who", ["clerk", "instructor"])
def test_booklet_is_the_text_of_the_class(cast, sign_in, who):
    response = sign_in(getattr(cast, who)).get(f"{PATH}?phone=iphone")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="booklet-tobe-1-iphone.pdf"'
    words = "".join(paper.text(page) for page in paper.pages(response.content))
    assert ("砥部町" in words, "毎朝、天気を見る" in words, "青野" in words) == (True, True, False)


def test_booklet_for_an_unknown_phone_is_the_first(cast, sign_in):
    response = sign_in(cast.clerk).get(f"{PATH}?phone=x")

    assert response["Content-Disposition"] == 'inline; filename="booklet-tobe-1-android.pdf"'


@pytest.mark.parametrize("who, back", [("clerk", "/office/cohorts/tobe-1/"), ("instructor", "/classroom/")])
def test_booklet_without_materials_says_so_where_one_came_from(cast, sign_in, who, back):
    MaterialPage.objects.update(live=False)

    assert sign_in(getattr(cast, who)).get(PATH)["Location"] == back


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("officer", 403), ("editor", 403)])
def test_booklet_is_refused_to_others(cast, sign_in, who, status):
    assert sign_in(getattr(cast, who)).get(PATH).status_code == status
