import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_today_shows_the_sessions_of_the_one_who_teaches(cast, session, teacher):
    text = teacher.get("/classroom/").content.decode()

    assert f'href="/classroom/sessions/{session.pk}/"' in text
    assert ("砥部町 火曜クラス 第1回" in text, "受講者1人" in text, "松前町" in text) == (True, True, False)


def test_today_without_classes_says_what_to_do(cast, session, sign_in):
    text = sign_in(factories.staff("instructor", None)).get("/classroom/").content.decode()

    assert ("受け持ちの回が ありません" in text, "市町の係に" in text) == (True, True)


def test_today_lists_what_was_not_taken(cast, sign_in):
    factories.teaching(cast.instructor, factories.cohort(cast.tobe, first_day=factories.date(2026, 10, 13)))

    text = sign_in(cast.instructor).get("/classroom/").content.decode()

    assert "出欠を つけていない回" in text


@pytest.mark.parametrize("classes", [1, 3])
def test_today_takes_the_same_number_of_queries(cast, session, teacher, classes, django_assert_num_queries):
    for number in range(classes - 1):
        factories.teaching(cast.instructor, factories.cohort(cast.tobe, name=f"クラス {number}"))

    with django_assert_num_queries(6):
        teacher.get("/classroom/")
