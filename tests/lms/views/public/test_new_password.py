from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from courses.actions.give_password import give_password
from courses.models import User
from tests import factories

PATH = "/accounts/new-password/"
OWN = {"first": "mikan no hana saku", "second": "mikan no hana saku"}


@pytest.fixture
def paper(cast):
    return give_password(user=cast.clerk, by=cast.officer)


def sign_in_with(client, cast, password):
    return client.post("/accounts/login/", {"login": cast.clerk.username, "password": password}, follow=True)


def test_paper_leads_to_the_own_password_and_nowhere_else(client, cast, paper):
    answer = sign_in_with(client, cast, paper)

    assert answer.redirect_chain[-1] == (PATH, 302)
    for path in ("/office/", "/classroom/", "/admin/", "/office/learners/", "/me/", "/m/101", "/verify/x"):
        assert client.get(path)["Location"] == PATH


def test_paper_does_nothing(client, cast, paper):
    sign_in_with(client, cast, paper)

    answer = client.post("/office/cohorts/tobe-1/cancel/")

    cast.cohort.refresh_from_db()
    assert (answer["Location"], cast.cohort.cancelled_at) == (PATH, None)


def test_own_password_opens_the_door_and_keeps_the_session(client, cast, paper):
    sign_in_with(client, cast, paper)

    answer = client.post(PATH, OWN, follow=True)

    assert (answer.redirect_chain[-1][0], answer.status_code) == ("/office/", 200)
    assert "パスワードを 決めました" in answer.content.decode()
    assert User.objects.get(pk=cast.clerk.pk).check_password("mikan no hana saku")


def test_own_password_ends_another_session_with_the_paper(client, cast, paper):
    other = Client()
    sign_in_with(other, cast, paper)
    sign_in_with(client, cast, paper)

    client.post(PATH, OWN)

    assert other.get(PATH)["Location"].startswith("/accounts/login/")


def test_paper_is_worthless_afterwards(client, cast, paper):
    sign_in_with(client, cast, paper)
    client.post(PATH, OWN)

    assert "ちがいます" in sign_in_with(Client(), cast, paper).content.decode()


@pytest.mark.parametrize(
    "first, second, sentence",
    [
        ("short", "short", "12字以上に してください"),
        ("password1234", "password1234", "よく使われる言葉です"),
        ("mikan no hana saku", "mikan no hana saka", "上と ちがいます"),
        ("", "", "入れてください"),
    ],
)
def test_password_that_is_no_good_is_refused(client, cast, paper, first, second, sentence):
    sign_in_with(client, cast, paper)

    assert sentence in client.post(PATH, {"first": first, "second": second}).content.decode()
    assert User.objects.get(pk=cast.clerk.pk).check_password(paper)


def test_password_of_the_paper_is_refused(client, cast, paper):
    sign_in_with(client, cast, paper)

    assert "紙のパスワードと ちがう" in client.post(PATH, {"first": paper, "second": paper}).content.decode()


def test_paper_of_three_weeks_ago_opens_nothing(client, cast, paper):
    with time_machine.travel(factories.NOW + timedelta(days=14), tick=False):
        assert sign_in_with(Client(), cast, paper).redirect_chain[-1][0] == PATH
    with time_machine.travel(factories.NOW + timedelta(days=15), tick=False):
        assert sign_in_with(client, cast, paper).redirect_chain == [("/accounts/inactive/", 302)]


def test_who_has_an_own_password_is_led_on(sign_in, cast):
    client = sign_in(cast.clerk)

    assert [client.get(PATH)["Location"], client.post(PATH, OWN)["Location"]] == ["/accounts/after-sign-in/"] * 2
    assert User.objects.get(pk=cast.clerk.pk).check_password("a long password")


def test_stranger_is_led_to_the_sign_in(client, db):
    assert client.get(PATH)["Location"] == f"/accounts/login/?next={PATH}"
