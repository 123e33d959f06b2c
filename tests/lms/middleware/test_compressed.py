"""Pages for anybody are compressed; what holds something about a person is not."""

import gzip
import re

import pytest
from django.conf import settings

from tests import factories

pytestmark = pytest.mark.django_db
ASKS = {"Accept-Encoding": "gzip"}


@pytest.fixture
def material(today):
    return factories.material("103", "文字")


def test_a_material_page_is_compressed_for_a_reader_without_a_card(client, material):
    plain = client.get("/m/103")
    small = client.get("/m/103", headers=ASKS)

    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert len(small.content) * 2 < len(plain.content)
    assert "文字" in gzip.decompress(small.content).decode()


def test_it_is_not_for_one_who_cannot_read_it(client, material):
    assert not client.get("/m/103").has_header("Content-Encoding")


@pytest.mark.parametrize("cookie", [settings.CARD_COOKIE, settings.SESSION_COOKIE_NAME])
def test_nothing_is_for_whoever_may_be_known(client, material, cookie):
    client.cookies[cookie] = "whatever"

    assert not client.get("/m/103", headers=ASKS).has_header("Content-Encoding")


def test_the_sign_in_is_not(client):
    assert not client.get("/accounts/login/", headers=ASKS).has_header("Content-Encoding")


def test_the_token_is_another_one_in_every_answer(client, material):
    """What would otherwise be guessed from lengths."""
    pages = [gzip.decompress(client.get("/m/103", headers=ASKS).content).decode() for _ in range(2)]
    tokens = [re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1] for page in pages]

    assert tokens[0] != tokens[1]


def test_the_length_is_another_one_for_the_same_page(client, material):
    """Compressed anew it would be the same but for the token; what is added is told in no word of the page."""
    lengths = {len(client.get("/m/103", headers=ASKS).content) for _ in range(20)}

    assert max(lengths) - min(lengths) > 20


def test_the_length_that_is_told_is_the_one_that_is_sent(client, material):
    answer = client.get("/m/103", headers=ASKS)

    assert int(answer["Content-Length"]) == len(answer.content)
