from django.apps import apps

from attendance.actions.issue_card import issue_card, issue_cards
from attendance.actions.reissue_card import reissue_card
from attendance.actions.stop_card import stop_card
from attendance.codes import token_hash
from attendance.models import Card, Enrolment
from attendance.reports.card_address import card_address
from tests import factories


def test_issue_card_keeps_the_hash_of_the_token(cast):
    card = issue_card(learner=cast.kiyo.learner)

    token = card_address(card).rsplit("/", 1)[1]
    assert (card.serial, card.key_id, card.token_hash) == (1, "1", token_hash(token))


def test_issue_card_twice_is_one_card(cast):
    first, second = issue_card(learner=cast.kiyo.learner), issue_card(learner=cast.kiyo.learner)

    assert first == second
    assert Card.objects.count() == 1


def test_issue_cards_gives_one_to_everybody_enrolled_by_number(cast):
    ito = factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ")
    gone = factories.enrolment(cast.cohort, name="木村 一", kana="キムラ ハジメ")
    Enrolment.objects.filter(pk=gone.pk).update(state=Enrolment.State.WITHDRAWN)
    kept = issue_card(learner=ito.learner)

    issued = issue_cards(cohort=cast.cohort)

    assert list(issued) == [cast.kiyo, ito]
    assert issued[ito] == kept
    assert Card.objects.count() == 2


def test_reissue_card_stops_the_old_one(cast):
    old = issue_card(learner=cast.kiyo.learner)

    new = reissue_card(learner=cast.kiyo.learner, by=cast.clerk.pk)

    old.refresh_from_db()
    assert old.stopped_at == factories.NOW
    assert (new.serial, new.stopped_at) == (2, None)
    assert new.token_hash != old.token_hash


def test_stop_card_leaves_no_live_card(cast):
    issue_card(learner=cast.kiyo.learner)

    assert stop_card(learner=cast.kiyo.learner, by=cast.clerk.pk) is True
    assert Card.objects.live().count() == 0


def test_stop_card_twice_is_harmless(cast):
    issue_card(learner=cast.kiyo.learner)
    stop_card(learner=cast.kiyo.learner, by=cast.clerk.pk)

    assert stop_card(learner=cast.kiyo.learner, by=cast.clerk.pk) is False


def everything_stored():
    """Every value of every column of every table, as text."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values_list():
            yield from map(str, row)


def test_database_holds_none_of_200_issued_tokens(cast):
    learners = [factories.learner(cast.tobe, name=f"人{n}") for n in range(200)]
    tokens = [card_address(issue_card(learner=learner)).rsplit("/", 1)[1] for learner in learners]

    stored = "\n".join(everything_stored()).upper()

    assert len(set(tokens)) == 200
    assert [token for token in tokens if token in stored] == []
