"""The page tree as anyone sees it."""

import pytest
from django.core.exceptions import ValidationError

from courses.models import MunicipalityPage, StepPage
from tests import factories

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("<wbr>", "")


def test_home_lists_places_by_region_with_date_and_chip(client, cast):
    html = read(client, "/")

    assert "中予(2市町)" in html
    assert '<a href="/t384020/">砥部町</a>' in html
    assert '<time datetime="2026-10-20">10月20日(火)</time>' in html
    assert html.count("空きがあります") == 2
    assert "089-000-0000" in html


@pytest.mark.parametrize(
    "asked, readout",
    [
        ("n=10&add=3", "103"),
        ("n=103&back=1", "10"),
        ("n=103&clear=1", ""),
        ("n=&back=1", ""),
        ("n=１０&add=3", "103"),
        ("n=123456&add=7", "123456"),
        ("n=%22%3E&add=x", ""),
    ],
)
def test_pad_works_without_scripts(client, cast, asked, readout):
    assert f'name="n" value="{readout}"' in read(client, f"/?{asked}")


@pytest.mark.parametrize("towns", [1, 3])
def test_home_costs_the_same_for_any_number_of_places(client, today, towns, django_assert_num_queries):
    factories.home()
    for n in range(towns):
        factories.enrolment(factories.cohort(factories.municipality(f"38402{n}", f"町{n}")))
    client.get("/")

    with django_assert_num_queries(6):
        client.get("/")


def test_municipality_shows_venues_dates_and_its_telephone(client, cast):
    html = read(client, "/t384020/")

    assert '<a href="/t384020/kominkan/">中央公民館</a>' in html
    assert "10月20日(火曜日)" in html
    assert "tel:0890000001" in html


def test_venue_shows_dates_place_and_courses(client, cast):
    html = read(client, "/t384020/kominkan/")

    assert "第1回「ステップ1」" in html
    assert "2階 会議室" in html
    assert "令和8年度" in html


def test_venue_says_nothing_of_people(client, cast):
    for address in ("/", "/t384020/", "/t384020/kominkan/"):
        html = read(client, address)
        assert "青野" not in html
        assert "089-000-0010" not in html


def test_course_and_step_lead_to_the_numbers(client, cast):
    course = cast.cohort.course

    html = read(client, course.url)
    step = read(client, StepPage.objects.child_of(course).first().url)

    assert [f"第{n}回" in html for n in (1, 2, 3)] == [True] * 3
    assert 'href="/m/101"' in step


def test_material_in_the_tree_shows_the_same_content(client, cast):
    html = read(client, cast.material.url)

    assert "毎朝、天気を見る" in html
    assert "設定を 軽く押す" in html
    assert 'href="/m/101"' in html


def test_shelf_lists_materials_with_numbers(client, cast):
    assert 'href="/m/101"' in read(client, "/materials/")


@pytest.mark.parametrize("slug", ["m", "K", "me", "office", "healthz"])
def test_page_named_like_a_door_is_refused(cast, slug):
    with pytest.raises(ValidationError):
        factories.home().add_child(
            instance=MunicipalityPage(title="x", slug=slug, municipality=factories.municipality("382019", "松山市"))
        )
