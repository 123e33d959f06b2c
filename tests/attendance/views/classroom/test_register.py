from datetime import timedelta

import pytest

from attendance.actions.mark import mark
from attendance.models import Act
from tests import factories

pytestmark = pytest.mark.django_db


def test_register_offers_one_press_a_person(cast, session, teacher, look):
    text = look("register/")

    assert f'name="press" value="{cast.kiyo.pk}:arrived"' in text
    assert ("青野 キヨ" in text, "アンドロイド" in text, "隣町" in text) == (True, True, False)


def test_register_never_shows_a_telephone_number(cast, session, teacher, look):
    assert "089-000-0010" not in look("register/")


def test_register_opened_for_a_person_shows_the_choices(cast, session, teacher, look):
    text = look(f"register/?open={cast.kiyo.pk}")

    choices = [
        f'value="{cast.kiyo.pk}:{value}"' in text for value in ("present", "late", "left_early", "apology", "absent")
    ]
    assert (choices, f'name="undo" value="{cast.kiyo.pk}:none"' in text) == ([True] * 5, False)


def test_register_opened_for_who_is_marked_offers_to_take_it_back(cast, session, teacher, look):
    act = mark(enrolment=cast.kiyo, session=session, value="late", by=1, at=session.starts_at).act

    text = look(f"register/?open={cast.kiyo.pk}")

    assert f'name="undo" value="{cast.kiyo.pk}:none"' in text
    assert f'name="base-{cast.kiyo.pk}" value="{act.pk}"' in text


def test_register_says_what_was_just_done(cast, session, teacher, look):
    act = mark(enrolment=cast.kiyo, session=session, value="late", by=1, at=session.starts_at).act

    text = look(f"register/?did={act.pk}")

    assert ("青野 キヨ さんを「遅刻」にしました" in text, f'value="{cast.kiyo.pk}:none"' in text) == (True, True)


def test_register_says_nothing_about_a_neighbours_act(cast, session, teacher, look):
    theirs = cast.neighbour_cohort.sessions.first()
    act = mark(enrolment=cast.neighbour, session=theirs, value="late", by=1, at=theirs.starts_at).act

    text = look(f"register/?did={act.pk}")

    assert ("花子" in text, "にしました" in text) == (False, False)


def test_register_without_people_says_how_they_come_in(cast, session, teacher, look):
    factories.teaching(cast.instructor, empty := factories.cohort(cast.tobe))

    assert "名簿に まだ だれも いません" in look("register/", empty.sessions.first())


def test_register_of_a_dispute_points_to_the_history(cast, session, teacher, look):
    later = session.starts_at + timedelta(minutes=1)
    seen = mark(enrolment=cast.kiyo, session=session, value="late", by=1, at=session.starts_at).act
    mark(enrolment=cast.kiyo, session=session, value="none", by=1, at=later)
    mark(enrolment=cast.kiyo, session=session, value="absent", by=2, at=later, base=seen.pk)

    assert Act.objects.filter(flags="concurrent").count() == 1
    assert "ほかの人が ちがう記録を しています" in look("register/")


@pytest.mark.parametrize("people", [1, 3])
def test_register_takes_the_same_number_of_queries(cast, session, teacher, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")
    for enrolment in cast.cohort.enrolments.all():
        mark(enrolment=enrolment, session=session, value="present", by=cast.instructor.pk, at=session.starts_at)

    with django_assert_num_queries(10):
        teacher.get(f"/classroom/sessions/{session.pk}/register/")
