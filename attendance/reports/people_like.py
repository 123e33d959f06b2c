"""Who in a municipality might be the person at the door: offered to a human, never merged by itself."""

from dataclasses import dataclass

from django.db.models import Q

from attendance.models import Learner
from attendance.reports.described import plain
from attendance.telephones import digits_of, read_telephones
from courses.models import Municipality


@dataclass(frozen=True)
class Likeness:
    learner: Learner
    same_name: bool
    same_telephone: bool


def people_like(municipality: Municipality | str, name: str, telephone: str) -> list[Likeness]:
    """The same name but for spaces, or the same telephone number. Names are compared as written."""
    plain_name, numbers = plain(name), {digits_of(one.number) for one in read_telephones(telephone)}
    rule = Q(plain_name=plain_name)
    for number in numbers:
        rule |= Q(telephone_digits__contains=number)
    there = Learner.objects.in_municipality(municipality).present().with_plain_name().filter(rule)
    found = [
        Likeness(learner, plain(learner.name) == plain_name, not numbers.isdisjoint(learner.telephone_digits.split()))
        for learner in there.order_by("kana", "id")
    ]
    return [likeness for likeness in found if likeness.same_name or likeness.same_telephone]
