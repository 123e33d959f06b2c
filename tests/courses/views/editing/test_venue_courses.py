"""The list of venues and their courses, and what is pressed there."""

import re

import pytest
from django.urls import reverse

from courses.actions.copy_course import copy_course
from courses.models import CoursePage, VenuePage
from tests import factories
from tests.courses.conftest import rewrite, step_of

LIST = "/admin/courses/"


def text(response):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", response.content.decode()))


def press(browser, school, venue=None):
    sent = {"master": school.master.pk} | ({"venue": venue.pk} if venue else {})
    return browser.post(reverse("editing:open_courses"), sent)


def test_an_editor_opens_the_course_at_the_own_venue(school, sign_in):
    browser = sign_in(school.cast.editor)

    assert "まだ開いていません。" in text(browser.get(LIST))
    press(browser, school, school.tobe)

    shown = text(browser.get(LIST))
    assert "講座を開きました。" in shown
    assert "そろっています。クラスを開けます。" in shown
    assert "松前町" not in shown


def test_nothing_is_opened_at_the_neighbours(school, sign_in):
    press(sign_in(school.cast.editor), school, school.masaki)
    press(sign_in(school.cast.editor), school)

    courses = CoursePage.objects.filter(curriculum=school.master.curriculum).exclude(pk=school.master.pk)
    assert [course.get_parent().pk for course in courses] == [school.tobe.pk]


def test_an_editor_of_the_library_reads_the_list_and_opens_nothing(school, sign_in):
    browser = sign_in(factories.staff("editor", None))
    VenuePage.objects.filter(pk=school.masaki.pk).update(live=False)

    press(browser, school, school.tobe)

    shown = browser.get(LIST).content.decode()
    assert ("砥部町" in shown, "松前町" in shown) == (True, False)
    assert "この会場で 講座を 開く" not in shown
    assert not CoursePage.objects.child_of(school.tobe).filter(curriculum=school.master.curriculum).exists()


def test_the_prefecture_opens_all_and_sees_how_far_it_is(school, sign_in):
    school.masaki.get_parent().add_child(instance=VenuePage(title="別館", slug="bekkan"))
    browser = sign_in(school.cast.officer)

    answer = press(browser, school)

    assert answer["Location"] == f"{LIST}?year=2026&waiting=3"
    assert "すべての会場で講座を開きました。" in text(browser.get(answer["Location"]))


def test_while_the_worker_is_at_it_the_screen_comes_again(school, sign_in):
    browser = sign_in(school.cast.officer)

    answer, last = browser.get(f"{LIST}?year=2026&waiting=20"), browser.get(f"{LIST}?year=2026&waiting=20&looks=60")

    assert answer["Refresh"] == f"3; url={LIST}?year=2026&waiting=20&looks=1"
    assert "あと2会場です。" in text(answer)
    assert "Refresh" not in last
    assert "まだ2会場で開けていません。" in text(last)
    assert ("会場すべてで開く" in text(answer), "会場すべてで開く" in text(last)) == (False, True)


def test_a_venue_behind_its_master_stands_in_the_list(copied, sign_in):
    rewrite(step_of(copied.master), a="新しい", goal="新しいめあて")

    shown = text(sign_in(copied.cast.officer).get(LIST))

    assert "もとの講座が変わって、まだ決めていない会場:1" in shown
    assert "2か所をくらべて決める" in shown


def test_what_is_missing_for_a_class_stands_in_the_list(copied, sign_in):
    step_of(copied.copy).unpublish()

    assert "S1ステップ1:ステップがまだ公開されていません。" in text(sign_in(copied.cast.editor).get(LIST))


def test_the_prefecture_starts_a_year_and_publishes_it(school, sign_in):
    browser = sign_in(school.cast.officer)

    answer = browser.post(reverse("editing:next_year", args=[school.master.pk]))
    made = CoursePage.objects.masters().get(fiscal_year=2027)
    browser.post(reverse("editing:publish_master", args=[made.pk]))

    made.refresh_from_db()
    assert (answer["Location"], made.live) == (f"{LIST}?year=2027", True)


@pytest.mark.parametrize("name", ["next_year", "publish_master"])
def test_the_year_is_the_prefectures(school, sign_in, name):
    answer = sign_in(school.cast.editor).post(reverse(f"editing:{name}", args=[school.master.pk]))

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert CoursePage.objects.masters().count() == 1


def test_as_many_queries_for_three_venues_as_for_one(copied, sign_in, django_assert_max_num_queries):
    browser = sign_in(copied.cast.officer)
    rewrite(step_of(copied.master), a="新しい")
    browser.get(LIST)
    with django_assert_max_num_queries(60) as first:
        browser.get(LIST)
    third = copied.masaki.get_parent().add_child(instance=VenuePage(title="別館", slug="bekkan"))
    copy_course(master=copied.master, venue=third)

    with django_assert_max_num_queries(len(first)):
        browser.get(LIST)
