import pytest

from courses.models import User
from tests import factories


def shown(client, address="/office/staff/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_staff_of_the_own_municipality_and_until_when(sign_in, cast):
    text = shown(sign_in(cast.clerk))

    assert "2人" in text  # the third one's work is over
    assert ["砥部町 教材担当" in text, "異動した人" in text, "教材をつくる人" in text] == [True, False, True]
    assert "令和81年3月31日(火)" in text


def test_staff_shows_nobody_of_the_neighbours(sign_in, cast):
    for address in ("/office/staff/", "/office/staff/?past=1", "/office/staff/?q=松前", "/office/staff/?town=384011"):
        assert "松前町 担当" not in shown(sign_in(cast.clerk), address)


def test_staff_whose_work_is_over_are_asked_for(sign_in, cast):
    text = shown(sign_in(cast.clerk), "/office/staff/?past=1")

    assert ["異動した人" in text, "砥部町 教材担当" in text] == [True, False]


def test_staff_for_the_prefecture_are_all_or_of_one_municipality(sign_in, cast):
    client = sign_in(cast.officer)

    assert [name in shown(client) for name in ("県 事務局", "松前町 担当", "講師 一郎")] == [True] * 3
    one = shown(client, "/office/staff/?town=384011")
    assert [name in one for name in ("<td>municipality", "松前町 担当", "講師 一郎")] == [True, True, False]


def test_staff_who_have_not_come_in_are_seen(sign_in, cast):
    User.objects.filter(pk=cast.editor.pk).update(temporary_until=factories.date(2026, 11, 3))

    assert "まだ(紙は" in shown(sign_in(cast.clerk))


@pytest.mark.parametrize("who", ["officer", "clerk"])
def test_staff_is_led_to_from_the_first_screen(sign_in, cast, who):
    client = sign_in(getattr(cast, who))

    assert '<a href="/office/staff/">職員</a>' in shown(client, "/office/")
    assert '<a href="/office/staff/" aria-current="page">職員</a>' in shown(client)


@pytest.mark.parametrize("who", ["instructor", "editor"])
def test_staff_is_refused_to_others(sign_in, cast, who):
    assert sign_in(getattr(cast, who)).get("/office/staff/").status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_staff_costs_the_same_for_any_number(sign_in, cast, people, django_assert_num_queries):
    for number in range(people):
        factories.staff("assistant", cast.tobe, name=f"補助 {number}")
    client = sign_in(cast.clerk)
    client.get("/office/staff/")

    with django_assert_num_queries(5):
        client.get("/office/staff/")
