from datetime import date

import pytest
from django.db import connection

from courses.actions.assign_staff import EndsTooLate, MayNotAssign
from courses.actions.invite_staff import NameIsTaken, invite
from courses.models import User
from tests.at_once import at_once


def invited(cast, **other):
    usual = {
        "username": "aono",
        "name": "青野 はるか",
        "role": "instructor",
        "municipality": cast.tobe,
        "by": cast.clerk,
    }
    return invite(**{**usual, "starts": date(2026, 10, 20), "until": date(2027, 3, 31), **other})


def test_invite_makes_an_account_with_work_and_a_password_on_paper(cast):
    made = invited(cast)

    user = User.objects.get(username="aono")
    assert (user.name, user.temporary_until, user.is_staff, user.is_superuser) == (
        "青野 はるか", date(2026, 11, 3), False, False
    )  # fmt: skip
    assert [(row.role, row.municipality) for row in user.assignments.all()] == [("instructor", cast.tobe)]
    assert user.check_password(made.password)


def test_invite_makes_a_strong_password_each_time(cast):
    made = {invited(cast, username=f"aono-{number}").password for number in range(5)}

    assert len(made) == 5
    assert {len(password) for password in made} == {17}
    assert not set("".join(made)) & set("01ilo")


def test_invite_twice_is_one_account_whose_last_paper_is_valid(cast):
    first, second = invited(cast), invited(cast)

    user = User.objects.get(username="aono")
    assert (first.user, user.assignments.count()) == (second.user, 1)
    assert (user.check_password(first.password), user.check_password(second.password)) == (False, True)


@pytest.mark.parametrize("change", [{"name": "別の人"}, {"username": "AONO", "name": "別の人"}])
def test_invite_under_a_name_that_is_taken_is_refused(cast, change):
    made = invited(cast)

    with pytest.raises(NameIsTaken):
        invited(cast, **change)
    assert User.objects.get(username="aono").check_password(made.password)


def test_invite_never_takes_over_somebody_who_has_come_in(cast):
    User.objects.filter(pk=invited(cast).user.pk).update(last_login="2026-10-20T01:00:00Z")

    with pytest.raises(NameIsTaken):
        invited(cast)


def test_invite_never_takes_over_somebody_of_the_neighbours(cast):
    made = invited(cast, municipality=cast.masaki, by=cast.neighbour_clerk)

    with pytest.raises(NameIsTaken):
        invited(cast)
    assert User.objects.get(username="aono").check_password(made.password)


@pytest.mark.parametrize("who", ["clerk", "neighbour_clerk", "instructor", "editor", "nobody"])
@pytest.mark.parametrize("role", ["prefecture", "instructor"])
def test_invite_beyond_the_own_rights_is_refused_and_leaves_nothing(cast, who, role):
    with pytest.raises(MayNotAssign):
        invited(cast, by=getattr(cast, who), role=role, municipality=None)

    assert not User.objects.filter(username="aono").exists()


def test_invite_for_ever_is_refused(cast):
    invited(cast, until=date(2028, 3, 31))

    with pytest.raises(EndsTooLate):
        invited(cast, username="other", until=date(2028, 4, 1))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_invite_pressed_twice_at_once_is_one_account(cast):
    first, second = at_once(lambda: invited(cast), lambda: invited(cast))

    user = User.objects.get(username="aono")
    assert (first.user, second.user, user.assignments.count()) == (user, user, 1)
    assert sorted(user.check_password(made.password) for made in (first, second)) == [False, True]
