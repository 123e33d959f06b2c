import pytest

from attendance.actions.issue_card import issue_card
from attendance.models import Card
from tests import factories

ADDRESS = "/office/cohorts/tobe-1/cards/"


def test_cards_are_issued_and_printed(sign_in, cast):
    response = sign_in(cast.clerk).post(ADDRESS)

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Cache-Control"] == "private, no-store"
    assert response.content[:5] == b"%PDF-"
    assert list(Card.objects.values_list("learner", "printed_at")) == [(cast.kiyo.learner_id, factories.NOW)]


def test_cards_of_one_enrolment_only(sign_in, cast):
    factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ")

    sign_in(cast.clerk).post(ADDRESS, {"enrolment": str(cast.kiyo.pk)})

    assert list(Card.objects.filter(printed_at__isnull=False).values_list("learner", flat=True)) == [
        cast.kiyo.learner_id
    ]


def test_cards_by_get_are_refused(sign_in, cast):
    assert sign_in(cast.clerk).get(ADDRESS).status_code == 405
    assert Card.objects.count() == 0


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_cards_of_others_are_refused(sign_in, cast, who, status):
    assert sign_in(getattr(cast, who)).post(ADDRESS).status_code == status
    assert Card.objects.count() == 0


def test_cards_of_another_key_ask_to_reissue(sign_in, cast, settings):
    issue_card(learner=cast.kiyo.learner)
    settings.CARD_KEY_ID = "2"

    response = sign_in(cast.clerk).post(ADDRESS)

    assert (response.status_code, response["Location"]) == (302, "/office/cohorts/tobe-1/")
    assert Card.objects.get().printed_at is None


def test_cards_twice_are_the_same_cards(sign_in, cast):
    client = sign_in(cast.clerk)

    assert client.post(ADDRESS).content == client.post(ADDRESS).content
    assert Card.objects.count() == 1
