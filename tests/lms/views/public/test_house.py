import pytest

from tests import factories


@pytest.mark.parametrize("address", ["/privacy/", "/accessibility/", "/contact/"])
def test_house_page_ends_with_the_telephone(client, db, address):
    factories.home()

    html = client.get(address).content.decode()

    assert "tel:0890000000" in html


def test_house_page_stands_before_there_is_a_home(client, db):
    assert client.get("/contact/").status_code == 200


def test_page_that_is_not_there_is_said_in_words(client, db):
    factories.home()

    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "番号を入れる" in response.content.decode()
