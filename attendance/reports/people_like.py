"""Who in a municipality might be the person at the door: offered to a human, never merged by itself."""

from dataclasses import dataclass

from django.db.models import Q, Value
from django.db.models.functions import Replace

from attendance.models import Learner
from attendance.telephones import read_telephones
from courses.models import Municipality


@dataclass(frozen=True)
class Likeness:
    learner: Learner
    same_name: bool
    same_telephone: bool


def people_like(municipality: Municipality | str, name: str, telephone: str) -> list[Likeness]:
    """The same name but for spaces, or the same telephone number. Names are compared as written."""
    plain, numbers = _plain(name), _numbers(telephone)
    rule = Q(plain=plain)
    for number in numbers:
        rule |= Q(telephone_digits__contains=number)
    there = Learner.objects.in_municipality(municipality).present()
    there = there.annotate(plain=Replace(Replace("name", Value(" ")), Value("\u3000"))).filter(rule)
    found = [
        Likeness(learner, _plain(learner.name) == plain, not numbers.isdisjoint(learner.telephone_digits.split()))
        for learner in there.order_by("kana", "id")
    ]
    return [likeness for likeness in found if likeness.same_name or likeness.same_telephone]


def _numbers(telephone: str) -> set[str]:
    return {"".join(c for c in one.number if c.isdecimal()) for one in read_telephones(telephone)}


def _plain(name: str) -> str:
    return "".join(name.split())
