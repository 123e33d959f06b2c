import pytest
from django.urls import reverse

from courses.actions.write_groups import write_groups
from materials.models import MaterialPage, Number


@pytest.fixture
def officer(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


def test_new_material_gets_the_next_number(officer, cast):
    address = reverse("wagtailadmin_pages:add", args=["materials", "materialpage", cast.material.get_parent().pk])
    form = {
        "title": "新しい練習",
        "slug": "new",
        "aim": "できる。",
        "minutes": "10",
        "body-count": "0",
        "action-publish": "1",
    }

    officer.post(address, form)

    assert MaterialPage.objects.get(slug="new").digits == "102"


def test_copied_material_gets_a_number_of_its_own(officer, cast):
    form = {
        "new_title": "写し",
        "new_slug": "copy",
        "new_parent_page": cast.material.get_parent().pk,
        "publish_copies": "on",
    }

    officer.post(reverse("wagtailadmin_pages:copy", args=[cast.material.pk]), form)

    assert MaterialPage.objects.get(slug="copy").digits == "102"
    assert cast.material.digits == "101"


@pytest.mark.parametrize("name", ["curriculum", "checkpoint", "number"])
def test_registers_are_edited_by_the_prefecture(officer, name):
    assert officer.get(reverse(f"wagtailsnippets_materials_{name}:list")).status_code == 200


def test_number_is_edited_but_its_digits_stay(officer, cast):
    number = Number.objects.get()

    response = officer.post(
        reverse("wagtailsnippets_materials_number:edit", args=[number.pk]),
        {"digits": "999", "page": "", "successor": "", "sentence": "おわりました。"},
    )

    number.refresh_from_db()
    assert response.status_code == 302
    assert (number.digits, number.page, number.sentence) == ("101", None, "おわりました。")


def test_number_is_not_added_or_deleted_by_hand(officer, cast):
    number = Number.objects.get()

    officer.post(reverse("wagtailsnippets_materials_number:add"), {"digits": "999"})
    officer.post(reverse("wagtailsnippets_materials_number:delete", args=[number.pk]))

    assert list(Number.objects.values_list("digits", flat=True)) == ["101"]
