from datetime import timedelta

import pytest

from courses.actions.open_cohort import CourseHasNoVenue, CourseIsNotWhole, DatesDoNotFit, SlugIsTaken, open_cohort
from courses.models import Cohort, CoursePage, StepPage
from courses.reports.course_gaps import gaps_of
from materials.models import Checkpoint
from tests import factories

pytestmark = pytest.mark.django_db
STARTS = [factories.moment(factories.TODAY) + timedelta(days=21 * n) for n in range(3)]


@pytest.fixture
def course(today):
    return factories.course(factories.municipality(), [factories.material()])


def opened(course, **given):
    return open_cohort(**{"course": course, "name": "火曜クラス", "capacity": 12, "starts": STARTS, **given})


def test_cohort_is_opened_with_a_session_for_every_step(course):
    cohort = opened(course, minutes=60)

    assert (cohort.municipality.name, cohort.venue.title, cohort.fiscal_year) == ("砥部町", "中央公民館", 2026)
    assert [s.starts_at for s in cohort.sessions.all()] == STARTS
    assert [s.ends_at - s.starts_at for s in cohort.sessions.all()] == [timedelta(minutes=60)] * 3
    steps = {str(page.pk) for page in StepPage.objects.child_of(course)}
    assert {s.step_revision.object_id for s in cohort.sessions.all()} == steps


def test_two_cohorts_get_two_slugs(course):
    assert [opened(course).slug, opened(course, name="木曜クラス").slug] == ["t384020-2026-1", "t384020-2026-2"]


def test_course_without_a_live_step_is_refused(course):
    StepPage.objects.child_of(course).get(slug="s2").unpublish()

    with pytest.raises(CourseIsNotWhole) as caught:
        opened(course)

    assert "S2 ステップ2: ステップが まだ 公開されていません。" in caught.value.sentence


def test_course_without_a_step_page_is_refused(course):
    StepPage.objects.child_of(course).get(slug="s3").delete()

    assert [(gap.step, gap.sentence) for gap in gaps_of(course)] == [
        ("S3 ステップ3", "ステップの ページが ありません。")
    ]


def test_course_without_checkpoints_is_refused(course):
    Checkpoint.objects.filter(step__position=1).delete()

    assert [gap.sentence for gap in gaps_of(course)] == ["「できること」が ありません。"]


def test_course_without_live_materials_is_refused(course):
    factories.MaterialPage.objects.get().unpublish()

    assert [gap.sentence for gap in gaps_of(course)] == ["公開された 自習教材が 1つも ありません。"] * 3


def test_gaps_cost_the_same_for_any_number_of_steps(course, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert gaps_of(course) == []


def test_master_is_refused(course):
    master = factories.home().add_child(
        instance=CoursePage(title="見本", slug="master", curriculum=course.curriculum, fiscal_year=2026)
    )

    with pytest.raises(CourseHasNoVenue):
        opened(master)


@pytest.mark.parametrize("starts", [STARTS[:2], STARTS[::-1], [STARTS[0]] * 3])
def test_dates_that_do_not_fit_are_refused(course, starts):
    with pytest.raises(DatesDoNotFit):
        opened(course, starts=starts)


def test_slug_that_is_taken_is_refused(course):
    opened(course, slug="a")

    with pytest.raises(SlugIsTaken):
        opened(course, slug="a")


def test_cohort_opened_by_a_button_pressed_twice_is_one(course):
    assert opened(course) == opened(course)
    assert Cohort.objects.count() == 1
