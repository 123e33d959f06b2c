"""A class that has gone through its term, made by the system's own actions; the worlds of the measurements are its
copies. Of each person: three marks, three levels at the end of the first meeting and three at the start of the second,
two self-studies (phone, paper) and the text: 12 acts and what stands of them."""

from datetime import timedelta

from attendance.actions.study_by_staff import study_by_staff
from attendance.words import Way
from courses.models import Cohort
from tests import factories
from tests.meetings import come, give_text, hold, level, meeting

FIRST_DAY = factories.TODAY - timedelta(days=49)
"""The last of its three meetings was a week ago."""
CODES = ("S1-1", "S1-2", "S1-3")


def class_of(people: int, town=None, slug: str = "bench") -> Cohort:
    cohort = factories.cohort(town, first_day=FIRST_DAY, slug=slug, materials=[], name="計測のクラス")
    Cohort.objects.filter(pk=cohort.pk).update(capacity=people)
    enrolments = [
        factories.enrolment(cohort, name=f"計測 {slug}{number}", kana="ケイソク", telephone=f"089-{number:03}-0000")
        for number in range(people)
    ]
    for number, enrolment in enumerate(enrolments):
        _goes_through(enrolment, number)
    for position in (1, 2, 3):
        hold(cohort, position, [])
    return Cohort.objects.get(pk=cohort.pk)


def _goes_through(enrolment, number: int) -> None:
    """Every fifth misses the second meeting, every third has lost something, every second writes on paper."""
    first, second, third = (meeting(enrolment.cohort, position) for position in (1, 2, 3))
    come(enrolment, first)
    come(enrolment, second, "absent" if number % 5 == 4 else "present")
    come(enrolment, third, "late" if number % 7 == 6 else "present")
    for code in CODES:
        level(enrolment, first, code, "closing", 2)
        level(enrolment, second, code, "opening", 1 if number % 3 == 2 else 2)
    for days, way in ((3, Way.TELEPHONE if number % 2 else Way.PAPER), (9, Way.PAPER)):
        at = first.ends_at + timedelta(days=days)
        study_by_staff(enrolment=enrolment, material=None, value="did", way=way, happened_on=at.date(), by=1, at=at)
    give_text(enrolment, first.ends_at)
