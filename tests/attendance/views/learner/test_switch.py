import pytest

from attendance.actions.stop_card import stop_card
from tests import factories


@pytest.fixture
def couple(cast):
    return cast.kiyo, factories.enrolment(cast.cohort, name="青野 正", kana="マサ")


def test_switch_is_asked_before_another_card_is_taken(scan, couple, card_path):
    first, second = couple
    client = scan(first)

    scanned = client.get(card_path(second))
    page = client.get("/me/switch/").content.decode()

    assert (scanned.status_code, scanned["Location"]) == (303, "/me/switch/")
    assert "ア○○さんの 画面から" in page
    assert "マ○○さんに する" in page
    assert "カード 1番・ア○○さん" in client.get("/me/").content.decode()


def test_switch_by_a_press_takes_the_other_card(scan, couple, card_path):
    first, second = couple
    client = scan(first)
    client.get(card_path(second))

    response = client.post("/me/switch/")

    assert (response.status_code, response["Location"]) == (303, "/me/")
    assert "カード 2番・マ○○さん" in client.get("/me/").content.decode()
    assert client.get("/me/switch/").status_code == 302


def test_switch_page_does_not_hold_the_token(scan, couple, card_path):
    first, second = couple
    client = scan(first)
    client.get(card_path(second))

    assert card_path(second).rsplit("/", 1)[1] not in client.get("/me/switch/").content.decode().upper()


def test_switch_without_another_card_changes_nothing(scan, couple):
    client = scan(couple[0])

    response = client.post("/me/switch/")

    assert (response.status_code, response["Location"]) == (302, "/me/")
    assert "ア○○さん" in client.get("/me/").content.decode()


def test_switch_to_a_card_that_was_stopped_meanwhile_changes_nothing(scan, couple, card_path):
    first, second = couple
    client = scan(first)
    client.get(card_path(second))
    stop_card(learner=second.learner, by=1)

    client.post("/me/switch/")

    assert "ア○○さん" in client.get("/me/").content.decode()


def test_same_card_again_is_not_asked_about(scan, couple, card_path):
    client = scan(couple[0])

    assert client.get(card_path(couple[0]))["Location"] == "/me/"
