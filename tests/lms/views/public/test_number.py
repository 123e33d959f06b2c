"""/m/<number>: always an answer, kept whole, seen anew right after every kind of change."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.views.public import kept
from lms.views.public import number as view
from materials.models import Number
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _strip(monkeypatch):
    monkeypatch.setattr(view, "strip_for", lambda request, material_id, digits, contact: f"[strip {digits}]")


@pytest.fixture
def material(today):
    return factories.material(
        "103", "文字を大きくする", body=[factories.action("設定を押す"), factories.action("右へ動かす")]
    )


def text(response):
    return response.content.decode()


def test_number_shows_the_page_with_its_place_in_the_tree(client, material):
    response = client.get("/m/103")

    assert response.status_code == 200
    assert '<link rel="canonical" href="http://127.0.0.1:8000/materials/m103/">' in text(response)
    assert "設定を" in text(response)
    assert text(response).count("[strip 103]") == 1
    assert response.headers["Cache-Control"] == "private"


@pytest.mark.parametrize(
    "address", ["/M/103", "/m/103/", "/m/?n=103", "/m/１０３", "/m/?n=１０３", "/M/0103", "/m/ 103"]
)
def test_number_written_in_any_way_is_the_same_page(client, material, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "文字を" in text(response)


def test_number_that_is_kept_asks_no_database(client, material, django_assert_num_queries):
    client.get("/m/103")

    with django_assert_num_queries(0):
        response = client.get("/M/103")

    assert response.status_code == 200


def test_number_with_a_card_is_never_stored(client, material):
    client.cookies[settings.CARD_COOKIE] = "x"

    response = client.get("/m/103")

    assert response.headers["Cache-Control"] == "private, no-store"


def test_number_for_head_has_no_body(client, material):
    response = client.head("/m/103")

    assert (response.status_code, response.content) == (200, b"")


def test_number_by_other_methods_is_refused(client, material):
    assert client.delete("/m/103").status_code == 405


def test_number_posted_goes_to_tap(client, material, monkeypatch):
    seen = []
    monkeypatch.setattr(view, "tap", lambda request, pk, digits: seen.append((pk, digits)) or view.HttpResponse("ok"))

    client.post("/M/103", {"act": "did"})

    assert seen == [(material.pk, "103")]


def test_number_unknown_offers_the_nearest(client, material):
    response = client.get("/m/130")

    assert response.status_code == 404
    assert 'href="/m/103"' in text(response)
    assert "[strip" not in text(response)


def test_number_that_is_no_number_asks_for_one(client, material):
    assert client.get("/m/").status_code == 200
    assert "番号を" in text(client.get("/m/"))


def test_number_retired_says_why_and_where_to(client, material):
    factories.material("203", "新しい練習")
    Number.objects.filter(digits="103").update(
        page=None, sentence="203番に かわりました。", successor=Number.objects.get(digits="203")
    )

    response = client.get("/m/103")

    assert response.status_code == 410
    assert "203番に かわりました。" in text(response)
    assert 'href="/m/203"' in text(response)


def test_number_step_shows_one_action(client, material):
    response = text(client.get("/m/103?step=2"))

    assert "2つのうち 2つ目" in response
    assert 'href="/m/103?step=1#now"' in response
    assert "step=3" not in response


@pytest.mark.parametrize("step", ["0", "99999", "x", "²", "-1"])
def test_number_step_out_of_range_still_answers(client, material, step):
    assert client.get(f"/m/103?step={step}").status_code == 200


def test_number_get_writes_nothing(client, material):
    with CaptureQueriesContext(connection) as caught:
        client.get("/m/103?phone=iphone")

    assert [q["sql"] for q in caught if not q["sql"].startswith("SELECT")] == []


def test_unknown_numbers_are_kept_under_a_bound(client, material):
    for n in range(kept.MOST_UNKNOWN + 20):
        kept.page_for(kept.Asked(str(5000 + n), "android"))

    assert len(kept._UNKNOWN.pages) == kept.MOST_UNKNOWN


def test_html_asks_no_third_party(client, material):
    for address in ("/m/103", "/m/103?phone=choose", "/", "/m/999"):
        found = re.findall(r'(?:src|href)="(https?:)?//([^"/]*)', text(client.get(address)))
        assert {host for _, host in found} <= {"127.0.0.1:8000"}


def test_phone_family_chosen_is_remembered_without_a_database(client, today):
    variants = {"android": [{"text": "アンドロイドの絵"}], "iphone": [{"text": "アイフォーンの絵"}], "easy": []}
    factories.material("104", body=[{"type": "variants", "value": variants}])

    first = client.get("/m/104", headers={"user-agent": "Linux; Android 15"})
    chosen = client.get("/m/104?phone=iphone")
    later = client.get("/m/104", headers={"user-agent": "Linux; Android 15"})

    assert "アンドロイドの" in text(first).replace("<wbr>", "")
    assert "アイフォーンの絵" in text(chosen).replace("<wbr>", "")
    assert "アイフォーンの絵" in text(later).replace("<wbr>", "")


def test_choosing_a_phone_shows_the_choice_alone(client, material):
    html = text(client.get("/m/103?phone=choose"))

    assert 'href="/m/103?phone=iphone"' in html
    assert "[strip" not in html
