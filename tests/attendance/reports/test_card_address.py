import pytest

from attendance.actions.issue_card import issue_card
from attendance.actions.reissue_card import reissue_card
from attendance.reports.card_address import CardOfAnotherKey, card_address


def test_card_address_is_upper_case_under_the_site(cast, settings):
    settings.SITE_URL = "https://tsuzuki.example"

    address = card_address(issue_card(learner=cast.kiyo.learner))

    assert address[:27] == "HTTPS://TSUZUKI.EXAMPLE/K/".ljust(27, address[26])
    assert address == address.upper()
    assert len(address) == 26 + 26


def test_card_address_of_another_key_id_asks_to_reissue(cast, settings):
    card = issue_card(learner=cast.kiyo.learner)
    settings.CARD_KEY_ID = "2"

    with pytest.raises(CardOfAnotherKey) as refused:
        card_address(card)

    assert refused.value.code == "card_of_another_key"


def test_card_address_of_a_key_that_was_changed_under_its_id_is_refused(cast, settings):
    card = issue_card(learner=cast.kiyo.learner)
    settings.CARD_KEY = "another key, long enough to be one, yes?"

    with pytest.raises(CardOfAnotherKey):
        card_address(card)


def test_card_address_works_again_after_a_reissue(cast, settings):
    issue_card(learner=cast.kiyo.learner)
    settings.CARD_KEY_ID = "2"

    new = reissue_card(learner=cast.kiyo.learner, by=cast.clerk.pk)

    assert "/K/" in card_address(new)
