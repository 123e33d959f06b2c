import pytest

from attendance.actions.close_session import close_session
from attendance.actions.mark import mark
from tests import factories

pytestmark = pytest.mark.django_db


def test_opening_counts_people_and_teachers(cast, session, teacher, look):
    for number in range(5):
        factories.enrolment(cast.cohort, name=f"人 {number}")

    text = look()

    assert ("受講者6人" in text, "1人たりません" in text, "4人に1人のめやす" in text) == (True, True, True)


def test_opening_puts_who_missed_in_front_with_the_reason(cast, session, teacher, look):
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    mark(enrolment=other, session=session, value="present", by=1, at=session.starts_at)
    close_session(session=session, by=cast.instructor.pk, at=session.ends_at)

    text = look(session=cast.cohort.sessions.get(curriculum_step__position=2))

    assert ("第1回を お休み" in text, "青野 キヨ さん" in text, "伊藤 正 さん" in text) == (True, True, False)


def test_opening_of_an_empty_class(cast, session, teacher, look):
    factories.teaching(cast.instructor, empty := factories.cohort(cast.tobe))

    assert "とくに 気をつける人は" in look(session=empty.sessions.first())
