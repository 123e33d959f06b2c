from datetime import date

import pytest
from wagtail.models import GroupPagePermission

from courses.actions.assign_staff import (
    EndsBeforeItStarts,
    EndsTooLate,
    MayNotAssign,
    RoleHasNoMunicipality,
    RoleNeedsMunicipality,
    assign,
)
from courses.actions.write_groups import write_groups, write_memberships
from courses.models import StaffAssignment, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cast):
    return User.objects.create_user("new", password="a long password", name="新しい人")


def given(person, cast, **other):
    usual = {"user": person, "role": "editor", "municipality": cast.tobe, "by": cast.officer}
    return assign(**{**usual, "starts": date(2026, 4, 1), "until": date(2027, 3, 31), **other})


def test_editor_may_edit_only_below_the_own_page(person, cast):
    given(person, cast)

    own, other = cast.tobe.page, cast.masaki.page
    assert person.has_perm("wagtailadmin.access_admin")
    assert own.permissions_for_user(person).can_edit()
    assert not own.permissions_for_user(person).can_publish()
    assert not other.permissions_for_user(person).can_edit()
    assert not factories.home().permissions_for_user(person).can_edit()


def test_municipality_publishes_below_the_own_page(person, cast):
    given(person, cast, role="municipality")

    assert cast.tobe.page.permissions_for_user(person).can_publish()
    assert not cast.masaki.page.permissions_for_user(person).can_edit()
    assert not cast.material.permissions_for_user(person).can_edit()


def test_who_is_both_publishes(person, cast):
    given(person, cast)
    given(person, cast, role="municipality")

    assert cast.tobe.page.permissions_for_user(person).can_publish()


def test_prefecture_may_edit_everything_and_the_registers(person, cast):
    given(person, cast, role="prefecture", municipality=None)

    assert factories.home().permissions_for_user(person).can_publish()
    assert person.has_perms(
        ["materials.add_number", "materials.change_number", "materials.add_curriculum", "courses.change_municipality"]
    )
    assert not person.has_perm("materials.delete_number")
    assert not person.has_perm("materials.delete_checkpoint")


def test_editor_of_the_prefecture_edits_the_shared_library_only(person, cast):
    given(person, cast, municipality=None)

    assert cast.material.permissions_for_user(person).can_edit()
    assert not cast.material.permissions_for_user(person).can_publish()
    assert not cast.tobe.page.permissions_for_user(person).can_edit()


def test_instructor_has_no_editor(person, cast):
    given(person, cast, role="instructor")

    assert list(person.groups.all()) == []


def test_membership_ends_with_the_assignment(person, cast):
    given(person, cast)

    write_memberships(user=person, on=date(2027, 4, 1))

    assert list(person.groups.all()) == []


def test_clerk_assigns_in_the_own_municipality(person, cast):
    assert given(person, cast, by=cast.clerk).municipality == cast.tobe


@pytest.mark.parametrize("other", ["municipality", "role", "nobody"])
def test_clerk_may_not_assign_elsewhere(person, cast, other):
    changes = {
        "municipality": {"municipality": cast.masaki, "by": cast.clerk},
        "role": {"role": "prefecture", "municipality": None, "by": cast.clerk},
        "nobody": {"by": cast.nobody},
    }

    with pytest.raises(MayNotAssign):
        given(person, cast, **changes[other])


@pytest.mark.parametrize("who, role", [("clerk", "editor"), ("officer", "municipality")])
def test_nobody_gives_work_to_himself(cast, who, role):
    with pytest.raises(MayNotAssign):
        given(getattr(cast, who), cast, role=role, by=getattr(cast, who))


@pytest.mark.parametrize(
    "refusal, other",
    [
        (EndsBeforeItStarts, {"until": date(2026, 3, 31)}),
        (EndsTooLate, {"until": date(2028, 4, 1)}),
        (RoleNeedsMunicipality, {"role": "municipality", "municipality": None}),
    ],
)
def test_assignment_that_makes_no_sense_is_refused(person, cast, refusal, other):
    with pytest.raises(refusal):
        given(person, cast, **other)


def test_prefecture_with_a_municipality_is_refused(person, cast):
    with pytest.raises(RoleHasNoMunicipality):
        given(person, cast, role="prefecture")


def test_assign_twice_is_one_row(person, cast):
    assert given(person, cast) == given(person, cast)
    assert StaffAssignment.objects.filter(user=person).count() == 1


def test_groups_written_twice_are_the_same(cast):
    write_groups()
    before = set(GroupPagePermission.objects.values_list("group", "page", "permission"))

    write_groups()

    assert set(GroupPagePermission.objects.values_list("group", "page", "permission")) == before
