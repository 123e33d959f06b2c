import pytest
from django.contrib.auth.models import AnonymousUser

from courses.models import StaffAssignment, User
from courses.models.staff_assignment import Role
from courses.permissions import staff
from tests import factories

BELOW = [role.value for role in Role if role != Role.PREFECTURE]


def names(accounts):
    return sorted(accounts.values_list("name", flat=True))


def also(user, role, town):
    return StaffAssignment.objects.create(
        user=user, role=role, municipality=town, starts=factories.TODAY, until=factories.date(2027, 3, 31)
    )


@pytest.mark.parametrize(
    "who, roles",
    [
        ("officer", [role.value for role in Role]),
        ("clerk", BELOW),
        ("instructor", []),
        ("editor", []),
        ("nobody", []),
    ],
)
def test_roles_given_by_are_never_above_the_own(cast, who, roles):
    assert [role.value for role in staff.roles_given_by(getattr(cast, who))] == roles


def test_visible_to_is_who_works_in_the_own_municipality(cast):
    assert names(staff.visible_to(cast.clerk)) == ["異動した人", "砥部町 担当", "砥部町 教材担当"]
    assert names(staff.visible_to(cast.neighbour_clerk)) == ["松前町 担当"]
    assert len(staff.visible_to(cast.officer)) == 6


@pytest.mark.parametrize("who", ["instructor", "editor", "nobody"])
def test_visible_to_others_is_nobody(cast, who):
    assert names(staff.visible_to(getattr(cast, who))) == []
    assert names(staff.visible_to(AnonymousUser())) == []


def test_visible_to_leaves_out_an_account_above_the_rules(cast):
    User.objects.create_superuser("root", password="a long password", name="ROOT")

    assert "ROOT" not in names(staff.visible_to(cast.officer))


def test_work_elsewhere_is_not_read(cast):
    also(cast.editor, "editor", cast.masaki)

    (seen,) = [account for account in staff.visible_to(cast.clerk) if account.pk == cast.editor.pk]

    assert [row.municipality for row in seen.assignments.all()] == [cast.tobe]


@pytest.mark.parametrize("role, town, may", [
    ("municipality", "tobe", True), ("instructor", "tobe", True), ("municipality", "masaki", False),
    ("instructor", None, False), ("prefecture", None, False), ("prefecture", "tobe", False),
])  # fmt: skip
def test_can_give_within_the_own_municipality(cast, role, town, may):
    assert staff.can_give(cast.clerk, role, getattr(cast, town) if town else None) is may


def test_can_reset_password_of_who_works_for_oneself_alone(cast):
    assert staff.can_reset_password(cast.clerk, cast.editor)
    assert staff.can_reset_password(cast.officer, cast.clerk)


@pytest.mark.parametrize("who", ["clerk", "neighbour_clerk", "instructor", "officer"])
def test_can_reset_password_of_nobody_else(cast, who):
    assert not staff.can_reset_password(cast.clerk, getattr(cast, who))


@pytest.mark.parametrize("role, town", [("editor", "masaki"), ("instructor", None), ("prefecture", None)])
def test_can_reset_password_ends_where_other_work_begins(cast, role, town):
    """Whoever gives the password could use it."""
    also(cast.editor, role, getattr(cast, town) if town else None)

    assert not staff.can_reset_password(cast.clerk, cast.editor)


def test_assignments_managed_by_are_not_the_own(cast):
    assert cast.clerk.assignments.get() not in staff.assignments_managed_by(cast.clerk)
    assert cast.editor.assignments.get() in staff.assignments_managed_by(cast.clerk)
    assert cast.neighbour_clerk.assignments.get() not in staff.assignments_managed_by(cast.clerk)
    assert cast.officer.assignments.get() not in staff.assignments_managed_by(cast.officer)


def test_teachers_choosable_by_are_near_and_current(cast):
    factories.staff("assistant", cast.tobe, name="砥部町 補助")
    factories.staff("assistant", cast.masaki, name="松前町 補助")
    factories.staff("assistant", cast.tobe, name="前の補助", until=factories.date(2026, 10, 19))

    assert names(staff.teachers_choosable_by(cast.clerk)) == ["砥部町 補助", "講師 一郎"]
    assert names(staff.teachers_choosable_by(cast.officer)) == []
