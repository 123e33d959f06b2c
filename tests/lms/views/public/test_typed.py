"""A number from the pad: counted without knowing who, and on to its address."""

import re

import pytest
from django.test import Client

from attendance.models import Act, AnonymousTap, NumberTyped
from materials.models import Number
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(today):
    return factories.material("103", "文字を大きくする")


@pytest.fixture
def careful():
    return Client(enforce_csrf_checks=True)


def counted():
    return list(NumberTyped.objects.values_list("material", "count"))


def tokens_in(response):
    """Of the two buttons that send."""
    buttons = re.findall(r"<button[^>]*formaction=\"/m/\"[^>]*>", response.content.decode())
    assert all('formmethod="post"' in button for button in buttons)
    return [re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', button)[1] for button in buttons]


@pytest.mark.parametrize("written", ["103", "１０３", " No.103 ", "0103"])
def test_typed_number_is_counted_and_leads_to_its_page(client, material, written):
    response = client.post("/m/", {"n": written})

    assert (response.status_code, response["Location"]) == (303, "/m/103")
    assert counted() == [(material.pk, 1)]
    assert (AnonymousTap.objects.count(), Act.objects.count()) == (0, 0)


def test_typed_number_twice_is_two_in_one_row(client, material):
    for address in ("/m/", "/M/"):
        client.post(address, {"n": "103"})

    assert counted() == [(material.pk, 2)]


def test_typed_number_that_nobody_gave_says_so_and_keeps_what_was_typed(client, material):
    response = client.post("/m/", {"n": "999"}, follow=True)

    assert response.status_code == 404
    assert "この<wbr>番号の<wbr>練習は<wbr>ありません" in response.content.decode()
    assert 'name="n" value="999"' in response.content.decode()
    assert counted() == [(None, 1)]


def test_typed_number_of_an_old_paper_leads_to_what_the_register_says(client, material):
    Number.objects.filter(digits="103").update(page=None, sentence="203番に かわりました。")

    response = client.post("/m/", {"n": "103"}, follow=True)

    assert response.status_code == 410
    assert counted() == [(None, 1)]


@pytest.mark.parametrize("written", ["", "あいう", "0", "   "])
def test_typed_word_that_is_no_number_is_asked_again_and_not_counted(client, material, written):
    response = client.post("/m/", {"n": written})

    assert (response.status_code, response["Location"]) == (303, "/m/")
    assert counted() == []


def test_a_million_made_up_numbers_are_one_row(client, material):
    for number in range(30):
        client.post("/m/", {"n": str(5000 + number) * 400})

    assert counted() == [(None, 30)]


def test_opening_an_address_counts_nothing(client, material):
    for address in ("/m/?n=103", "/m/103", "/m/999", "/?n=103&add=4"):
        client.get(address)

    assert counted() == []


@pytest.mark.parametrize("address", ["/", "/m/", "/m/999"])
def test_every_pad_carries_the_token_of_its_asker(careful, material, address):
    """Pages without a material are kept whole: the second answer comes from there."""
    other = Client()
    other.get(address)

    tokens = tokens_in(careful.get(address))

    assert len(tokens) == 2
    for token in tokens:
        assert careful.post("/m/", {"n": "103", "csrfmiddlewaretoken": token})["Location"] == "/m/103"
    assert counted() == [(material.pk, 2)]


def test_keys_of_the_pad_carry_no_token_into_an_address(client, material):
    html = client.get("/").content.decode()

    form = html.partition('<form method="get" action="/#pad"')[2].partition("</form>")[0]
    assert '<input type="hidden"' not in form
    assert len(re.findall(r'<button class="key[^>]*name="(?:add|clear|back)"', form)) == 12


def test_token_of_another_browser_leads_to_the_page_and_is_not_counted(careful, material):
    other = Client()
    token = tokens_in(other.get("/m/"))[0]
    careful.get("/m/")

    response = careful.post("/m/", {"n": "103", "csrfmiddlewaretoken": token})

    assert (response.status_code, response["Location"]) == (303, "/m/103")
    assert counted() == []


@pytest.mark.parametrize("address, sent", [("/m/103", {"n": "103"}), ("/m/103", {"act": "did"}), ("/m/", {})])
def test_what_is_not_a_typed_number_is_refused_without_a_token(careful, material, address, sent):
    assert careful.post(address, sent).status_code == 403
    assert counted() == []
