import pytest

from attendance.actions.issue_card import issue_card
from attendance.models import Card


def address(person):
    return f"/office/learners/{person.learner_id}/reissue-card/"


def test_reissue_card_makes_a_new_one_and_stops_the_old(sign_in, cast):
    issue_card(learner=cast.kiyo.learner)

    response = sign_in(cast.clerk).post(address(cast.kiyo))

    assert (response.status_code, response["Location"]) == (302, f"/office/learners/{cast.kiyo.learner_id}/")
    assert [(card.serial, card.stopped_at is None) for card in Card.objects.all()] == [(1, False), (2, True)]


def test_reissue_card_pressed_twice_is_one_new_card(sign_in, cast):
    issue_card(learner=cast.kiyo.learner)
    client = sign_in(cast.clerk)

    for _ in range(2):
        client.post(address(cast.kiyo), {"serial": "1"})

    assert [(card.serial, card.stopped_at is None) for card in Card.objects.all()] == [(1, False), (2, True)]


def test_reissue_card_may_only_stop(sign_in, cast):
    issue_card(learner=cast.kiyo.learner)

    sign_in(cast.clerk).post(address(cast.kiyo), {"only_stop": "1"})

    assert [card.stopped_at is None for card in Card.objects.all()] == [False]


def test_reissue_card_by_get_is_refused(sign_in, cast):
    assert sign_in(cast.clerk).get(address(cast.kiyo)).status_code == 405


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_reissue_card_of_others_is_refused(sign_in, cast, who, status):
    assert sign_in(getattr(cast, who)).post(address(cast.kiyo)).status_code == status
    assert Card.objects.count() == 0
