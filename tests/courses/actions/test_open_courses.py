import pytest

from courses.actions.copy_course import CourseIsThere, MasterIsNotPublished, copy_course, copy_step
from courses.actions.open_courses import open_courses
from courses.models import CoursePage, StepPage, VenuePage
from courses.reports.course_gaps import gaps_of
from courses.tasks import open_course
from materials.models import CurriculumStep, Number
from tests.courses.conftest import step_of


def opened(school, venue):
    return CoursePage.objects.child_of(venue).filter(curriculum__code="short")


@pytest.fixture
def third(school):
    page = school.tobe.get_parent()
    return page.add_child(instance=VenuePage(title="別館", slug="bekkan"))


def test_a_course_is_opened_at_one_venue_by_its_editor(school):
    left = open_courses(master=school.master, venues=[school.tobe], by=school.cast.editor)

    assert (left, [gaps_of(course) for course in opened(school, school.tobe)]) == ([], [[]])


def test_many_are_left_to_the_worker(school, third):
    venues = [school.tobe, school.masaki, third]

    left = open_courses(master=school.master, venues=venues, by=school.cast.officer)

    assert left == venues
    assert [opened(school, venue).count() for venue in venues] == [1, 1, 1]  # tests do the worker's work at once


def test_opening_twice_passes_over_what_is_there(school):
    for _ in range(2):
        open_courses(master=school.master, venues=[school.tobe, school.masaki], by=school.cast.officer)

    assert [opened(school, venue).count() for venue in (school.tobe, school.masaki)] == [1, 1]


def test_a_master_in_draft_is_refused(school):
    CoursePage.objects.filter(pk=school.master.pk).update(live=False)
    school.master.refresh_from_db()

    with pytest.raises(MasterIsNotPublished):
        open_courses(master=school.master, venues=[school.tobe], by=school.cast.officer)
    with pytest.raises(MasterIsNotPublished):
        copy_course(master=school.master, venue=school.tobe)


def test_a_venue_with_a_course_of_its_own_keeps_that(school):
    CoursePage.objects.child_of(school.tobe).update(curriculum=school.master.curriculum)

    with pytest.raises(CourseIsThere):
        copy_course(master=school.master, venue=school.tobe)


def test_the_task_does_it_once_and_survives_a_refusal(school):
    keys = (school.master.pk, school.tobe.pk, school.cast.officer.pk)
    open_course(*keys)
    open_course(*keys)
    CoursePage.objects.child_of(school.masaki).update(curriculum=school.master.curriculum)
    open_course(school.master.pk, school.masaki.pk, school.cast.officer.pk)

    assert (opened(school, school.tobe).count(), opened(school, school.masaki).count()) == (1, 1)


def test_every_step_that_is_opened_has_a_number_of_four_digits(copied):
    steps = StepPage.objects.child_of(copied.copy)

    digits = Number.objects.filter(page__in=steps).values_list("digits", flat=True)
    assert (len(digits), {len(each) for each in digits}) == (1, {4})


def test_a_step_the_master_got_later_is_copied_once(copied):
    row = CurriculumStep.objects.create(curriculum=copied.master.curriculum, code="S2", position=2, title="四")
    step = copied.master.add_child(instance=StepPage(title="四", slug="s2", curriculum_step=row))

    made = [copy_step(step=step, course=copied.copy, by=copied.cast.editor) for _ in range(2)]

    assert made[0] == made[1] == step_of(copied.copy, 2)
    assert made[0].copied_from_revision.object_id == str(step.pk)
