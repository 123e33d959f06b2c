import re

import pytest

from courses.models import User

PATH = "/office/staff/invite/"
WORDS = {
    "name": "青野 はるか",
    "username": "aono",
    "role": "instructor",
    "municipality": "384020",
    "starts": "2026-10-20",
    "until": "2027-03-31",
}


def password_on(response):
    return re.findall(r'<dd class="code">([^<]+)</dd>', response.content.decode())[1]


def test_invite_shows_the_paper_once(sign_in, cast):
    response = sign_in(cast.clerk).post(PATH, WORDS)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert "令和8年11月3日(火)" in response.content.decode()
    assert User.objects.get(username="aono").check_password(password_on(response))


def test_invite_leads_to_a_sign_in_that_asks_for_an_own_password(sign_in, cast, client):
    password = password_on(sign_in(cast.clerk).post(PATH, WORDS))
    client.logout()

    client.post("/accounts/login/", {"login": "aono", "password": password})

    assert client.get("/classroom/")["Location"] == "/accounts/new-password/"


def test_invite_asked_by_get_offers_only_what_may_be_given(sign_in, cast):
    text = sign_in(cast.clerk).get(PATH).content.decode()
    offered = re.findall(r'<option value="(\w+)"', text)

    assert offered == ["municipality", "editor", "instructor", "assistant", "reception", "384020"]


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"role": "prefecture"}, "選択"),
        ({"municipality": "384011"}, "選択"),
        ({"municipality": ""}, "選んでください"),
        ({"username": "青野"}, "英字の小文字"),
        ({"username": "Aono"}, "英字の小文字"),
        ({"until": "2026-10-01"}, "後に してください"),
        ({"until": "2030-03-31"}, "来年度の 終わり"),
        ({"name": ""}, "入れてください"),
    ],
)
def test_invite_that_is_wrong_says_what(sign_in, cast, change, sentence):
    response = sign_in(cast.clerk).post(PATH, WORDS | change)

    assert sentence in response.content.decode()
    assert not User.objects.filter(name="青野 はるか").exists()


def test_invite_under_a_taken_name_says_so_and_no_more(sign_in, cast):
    User.objects.create_user("aono", password="a long password", name="松前町の人")

    text = sign_in(cast.clerk).post(PATH, WORDS).content.decode()

    assert ["もう 使われています" in text, "松前町の人" in text] == [True, False]


def test_invite_of_the_prefecture_by_the_prefecture(sign_in, cast):
    response = sign_in(cast.officer).post(PATH, WORDS | {"role": "prefecture", "municipality": ""})

    assert User.objects.get(username="aono").check_password(password_on(response))


@pytest.mark.parametrize("who", ["instructor", "editor"])
def test_invite_is_refused_to_others(sign_in, cast, who):
    assert sign_in(getattr(cast, who)).post(PATH, WORDS).status_code == 403
    assert not User.objects.filter(username="aono").exists()
