import pytest

from attendance.actions.mark import mark
from tests import factories

pytestmark = pytest.mark.django_db


def test_person_shows_what_stands_and_who_said_so(cast, session, teacher):
    cast.kiyo.care_note = "耳が遠い"
    cast.kiyo.save()
    mark(enrolment=cast.kiyo, session=session, value="late", by=cast.instructor.pk, at=session.starts_at)

    text = teacher.get(f"/classroom/people/{cast.kiyo.pk}/").content.decode()

    for words in ("青野 キヨ さん", "耳が遠い", "遅刻", "10月20日(火)", "13:30", "講師 一郎", "スマホ"):
        assert words in text, words


def test_person_shows_no_telephone_number(cast, session, teacher):
    assert "089-000-0010" not in teacher.get(f"/classroom/people/{cast.kiyo.pk}/").content.decode()


@pytest.mark.parametrize("marks", [1, 3])
def test_person_takes_the_same_number_of_queries(cast, session, teacher, marks, django_assert_num_queries):
    for row in cast.cohort.sessions.all()[:marks]:
        mark(enrolment=cast.kiyo, session=row, value="present", by=1, at=session.starts_at)

    with django_assert_num_queries(14):
        teacher.get(f"/classroom/people/{cast.kiyo.pk}/")


def test_person_of_a_visitor_shows_only_the_session_visited(cast, session, teacher):
    monday = factories.cohort(cast.tobe, name="月曜クラス", first_day=factories.date(2026, 10, 12))
    toku = factories.enrolment(monday, name="毛利 トク")
    mark(enrolment=toku, session=session, value="present", by=1, at=session.starts_at)

    text = teacher.get(f"/classroom/people/{toku.pk}/").content.decode()

    assert ("火曜クラスで 補講" in text, "10月12日" in text) == (True, False)


def test_person_leads_back_to_the_register_one_came_from(cast, session, teacher):
    address = f"/classroom/people/{cast.kiyo.pk}/"

    came = teacher.get(f"{address}?from={session.pk}").content.decode()

    assert f'href="/classroom/sessions/{session.pk}/register/#p-{cast.kiyo.pk}"' in came
    assert "/register/" not in teacher.get(f"{address}?from=999999").content.decode()
