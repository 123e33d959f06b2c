"""The faces of cards, from enrolments and the cards that were issued to them."""

from collections.abc import Mapping

from attendance.models import Card, Enrolment
from attendance.printing.cards import CardFace, print_cards
from attendance.reports.card_address import CardOfAnotherKey, card_address
from courses.models import Cohort


def cards_of_class(cohort: Cohort, cards: Mapping[Enrolment, Card]) -> bytes:
    """The PDF, in the order of the numbers. Raises CardOfAnotherKey, which names who needs a new card first."""
    return print_cards([_face(cohort, enrolment, address) for enrolment, address in _addresses(cards).items()])


def _addresses(cards: Mapping[Enrolment, Card]) -> dict[Enrolment, str]:
    found: dict[Enrolment, str] = {}
    refused: list[str] = []
    for enrolment, card in cards.items():
        try:
            found[enrolment] = card_address(card)
        except CardOfAnotherKey:
            refused.append(f"{enrolment.number}番")
    if refused:
        raise CardOfAnotherKey(f"{'、'.join(refused)}: {CardOfAnotherKey.sentence}")
    return found


def _face(cohort: Cohort, enrolment: Enrolment, address: str) -> CardFace:
    learner = enrolment.learner
    return CardFace(
        number=str(enrolment.number),
        initial=learner.initial,
        municipality=cohort.municipality.name,
        venue=cohort.venue.title,
        cohort=cohort.name,
        year_label=cohort.year_label,
        telephone=cohort.venue.telephone or cohort.municipality.telephone,
        address=address,
        full_name=learner.name,
        kana=learner.kana,
    )
