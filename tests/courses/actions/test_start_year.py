import pytest

from courses.actions.copy_course import copy_course
from courses.actions.start_year import NotAMaster, publish_master, start_year
from courses.actions.write_groups import write_memberships
from courses.models import CoursePage, StepPage
from courses.reports.course_gaps import gaps_of
from materials.models import Number
from tests import factories
from tests.courses.conftest import step_of


def started(school):
    return start_year(master=school.master, by=school.cast.officer)


def test_next_years_master_is_a_draft_with_the_same_curriculum_and_materials(school):
    made = started(school)

    assert (made.fiscal_year, made.slug, made.live, made.is_master) == (2027, "kihon-2027", False, True)
    assert made.curriculum_id == school.master.curriculum_id
    assert [row.material_id for row in step_of(made).step_materials.all()] == [
        school.cast.material.pk,
        school.second.pk,
    ]


def test_last_year_stays_and_numbers_stay(school):
    before = dict(Number.objects.values_list("digits", "page"))

    started(school)

    after = dict(Number.objects.values_list("digits", "page"))
    assert {digits: after[digits] for digits in before} == before
    assert (school.master.live, gaps_of(school.master)) == (True, [])


def test_twice_is_one_master(school):
    assert started(school) == started(school)
    assert CoursePage.objects.masters().count() == 2


def test_a_venues_course_starts_no_year(school):
    with pytest.raises(NotAMaster):
        start_year(master=copy_course(master=school.master, venue=school.tobe), by=school.cast.officer)


def test_it_is_published_with_all_its_steps_and_opened_beside_last_years(school):
    copy_course(master=school.master, venue=school.tobe)
    made = started(school)

    publish_master(master=made, by=school.cast.officer)

    made.refresh_from_db()
    copy = copy_course(master=made, venue=school.tobe, by=school.cast.editor)
    assert (made.live, gaps_of(made), gaps_of(copy)) == (True, [], [])
    there = CoursePage.objects.child_of(school.tobe).filter(curriculum=made.curriculum)
    assert sorted(there.values_list("fiscal_year", flat=True)) == [2026, 2027]


def test_editors_of_the_shared_library_write_the_new_master(school):
    shared = factories.staff("editor", None)
    write_memberships(user=shared)

    steps = StepPage.objects.child_of(started(school))

    may = [step.permissions_for_user(shared) for step in steps]
    assert [(each.can_edit(), each.can_publish()) for each in may] == [(True, False)]
