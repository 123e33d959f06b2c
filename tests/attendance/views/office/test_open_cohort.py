import pytest

from courses.models import Cohort, CoursePage
from tests import factories

PATH = "cohorts/open/"


def filled(course, **more):
    days = {f"day_{n}": f"2026-11-{n * 7:02}" for n in (1, 2, 3)} | {f"time_{n}": "13:30" for n in (1, 2, 3)}
    return {"course": course.pk, "name": "土曜クラス", "capacity": 10, "minutes": 90, **days, **more}


def test_open_cohort_names_a_course_by_year_and_venue(look):
    assert "令和8年度 中央公民館 基本講座" in look(PATH)


def test_open_cohort_makes_a_class_with_its_days(cast, send):
    response = send(PATH, **filled(cast.cohort.course))

    made = Cohort.objects.get(name="土曜クラス")
    assert (made.municipality, made.capacity, made.fiscal_year) == (cast.tobe, 10, 2026)
    assert [s.starts_at for s in made.sessions.all()] == [
        factories.moment(factories.date(2026, 11, day)) for day in (7, 14, 21)
    ]
    assert response.redirect_chain == [(f"/office/cohorts/{made.slug}/", 302)]
    assert "「土曜クラス」を開きました。つぎに名簿を入れてください。" in response.content.decode()


def test_open_cohort_out_of_order_says_which_day(cast, send):
    text = send(PATH, **filled(cast.cohort.course, day_3="2026-11-10")).content.decode()

    assert "第3回は、第2回よりあとの日にしてください。" in text
    assert Cohort.objects.count() == 2


def test_open_cohort_on_a_course_that_is_not_whole_says_what_is_missing(cast, send):
    course = factories.course(cast.tobe)

    text = send(PATH, **filled(course)).content.decode()

    assert "公開された 自習教材が 1つも ありません" in text
    assert Cohort.objects.count() == 2


def test_open_cohort_offers_and_takes_only_the_own_courses(cast, look, send):
    theirs = cast.neighbour_cohort.course

    assert f'value="{theirs.pk}"' not in look(PATH)
    assert send(PATH, **filled(theirs)).status_code == 200
    assert Cohort.objects.count() == 2


def test_open_cohort_without_a_course_says_what_to_do(cast, look):
    CoursePage.objects.update(live=False)

    assert "公開されている講座がありません" in look(PATH)


@pytest.mark.parametrize("who", ["officer", "instructor", "editor"])
def test_open_cohort_is_refused_to_others(cast, send, who):
    assert send(PATH, by=getattr(cast, who), **filled(cast.cohort.course)).status_code == 403
    assert Cohort.objects.count() == 2
