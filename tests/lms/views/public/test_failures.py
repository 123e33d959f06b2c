"""Who works here is told so in the own door's look; nobody is told whose the thing is that was asked for."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
NOT_THERE = "行き先(アドレス)が ちがうか、消されたか"
NOT_YOURS = "いまの担当では 開けません"
PRESS_AGAIN = "いま 押したことは 記録されていません"


def said(answer):
    return TOKEN.sub("", answer.content.decode())


@pytest.mark.parametrize("path", ["/office/no-such-place/", "/office/cohorts/masaki-1/", "/office/staff/987654321/"])
def test_at_the_desk_nothing_there_and_not_yours_are_one_answer(path, cast, sign_in):
    browser = sign_in(cast.clerk)

    answer = browser.get(path)

    assert (answer.status_code, NOT_THERE in said(answer)) == (404, True)
    assert said(answer) == said(browser.get("/office/another/wrong/one/"))


def test_in_the_classroom_nothing_there_and_not_yours_are_one_answer(cast, sign_in):
    browser, theirs = sign_in(cast.instructor), cast.neighbour_cohort.sessions.first()
    asked = ["no-such-place/", f"sessions/{theirs.pk}/", f"people/{cast.neighbour.pk}/", "sessions/987654321/close/"]

    answers = {(a.status_code, said(a)) for path in asked for a in [browser.get(f"/classroom/{path}")]}

    assert [(status, NOT_THERE in text) for status, text in answers] == [(404, True)]


@pytest.mark.parametrize("path", ["/office/cohorts/tobe-1/", "/office/learners/", "/admin/"])
def test_who_may_not_come_in_is_told_so_and_led_home(path, cast, sign_in):
    answer = sign_in(cast.instructor).get(path)

    text = said(answer)
    assert (answer.status_code, NOT_YOURS in text, 'href="/accounts/after-sign-in/"' in text) == (403, True, True)
    assert ("カードの四角" in text, "講師 一郎" in text) == (False, False)


@pytest.mark.parametrize("path", ["/office/cohorts/open/", "/classroom/sessions/1/mark/"])
def test_a_press_without_its_token_is_told_to_who_works_here(path, cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.clerk)

    answer = browser.post(path)

    text = said(answer)
    assert (answer.status_code, PRESS_AGAIN in text, "カードの四角" in text) == (403, True, False)


def test_messages_about_somebody_wait_for_the_next_screen(cast, sign_in):
    browser = sign_in(cast.clerk)
    sent = browser.post(f"/office/learners/{cast.kiyo.learner_id}/reissue-card/")
    about = [str(message) for message in get_messages(sent.wsgi_request)]

    lost = said(browser.get("/office/no-such-place/"))
    there = said(browser.get(f"/office/learners/{cast.kiyo.learner_id}/"))

    assert [(words in lost, words in there) for words in about] == [(False, True)]


def test_learners_and_residents_keep_their_page(cast, client):
    missing, closed = client.get("/no-such-page/"), client.get("/me/")

    assert (missing.status_code, "番号を入れる" in said(missing), NOT_THERE in said(missing)) == (404, True, False)
    assert (closed.status_code, NOT_YOURS in said(closed)) == (403, False)


def test_who_has_not_signed_in_is_told_no_more(cast, client):
    answer = client.get("/office/no-such-place/")

    assert (answer.status_code, said(answer)) == (404, said(client.get("/office/cohorts/tobe-1/nothing/")))


def test_a_failure_page_names_nobody(cast, sign_in):
    names = factories.StaffAssignment.objects.values_list("user__name", "user__username")

    text = said(sign_in(cast.clerk).get("/office/no-such-place/"))

    assert [word for pair in names for word in pair if word in text] == []
