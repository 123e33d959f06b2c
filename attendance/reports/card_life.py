"""How long a card opens something: it adds until 90 days after the person's last session of any class, and shows until
the next 31 March after that. The dates are the server's, never in the code on paper."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from attendance.models import Card, Learner
from courses.models import Session

FOLLOW_UP = timedelta(days=90)


@dataclass(frozen=True)
class CardLife:
    writes_until: date
    reads_until: date
    """Both days included."""

    def writes(self, today: date) -> bool:
        return today <= self.writes_until

    def reads(self, today: date) -> bool:
        return today <= self.reads_until


def life_after(last: date) -> CardLife:
    """`last` is the day of the person's last session."""
    writes_until = last + FOLLOW_UP
    end_of_year = date(writes_until.year, 3, 31)
    if end_of_year < writes_until:
        end_of_year = date(writes_until.year + 1, 3, 31)
    return CardLife(writes_until, end_of_year)


def life_of(learner: Learner) -> CardLife:
    """One query. Somebody without any session counts from the day the last card was made."""
    last = Session.objects.filter(cohort__enrolments__learner=learner).aggregate(last=Max("ends_at"))["last"]
    return life_after(timezone.localdate(last or _made(learner)))


def _made(learner: Learner) -> datetime:
    made: datetime | None = Card.objects.filter(learner=learner).aggregate(last=Max("issued_at"))["last"]
    return made or timezone.now()
