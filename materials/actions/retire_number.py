"""A number on paper stops leading to a page; from then on the register answers."""

from django.db import transaction

from materials.models import Number
from materials.refusal import Refusal


class NothingToSay(Refusal):
    code = "nothing_to_say"
    sentence = "番号を 読んだ人に 出す文か、かわりの番号を 入れてください。"


class LeadsToItself(Refusal):
    code = "leads_to_itself"
    sentence = "かわりの番号に、同じ番号は 選べません。"


@transaction.atomic
def retire_number(*, number: Number, sentence: str = "", successor: Number | None = None) -> Number:
    """The row and its digits stay for ever. Retiring twice is harmless: the last words count."""
    if not sentence.strip() and successor is None:
        raise NothingToSay
    if successor is not None and goes_round(successor, number):
        raise LeadsToItself
    number.page, number.sentence, number.successor = None, sentence.strip(), successor
    number.save()
    return number


def goes_round(start: Number, goal: Number) -> bool:
    seen: set[int] = set()
    at: Number | None = start
    while at is not None and at.pk not in seen:
        if at.pk == goal.pk:
            return True
        seen.add(at.pk)
        at = at.successor
    return False
