import pytest

from courses.actions.copy_course import copy_course
from courses.models import CoursePage, MunicipalityPage, StepMaterial, StepPage, VenuePage
from courses.reports.course_gaps import gaps_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def master(today):
    page = factories.home().add_child(
        instance=CoursePage(title="基本講座", slug="kihon", curriculum=factories.curriculum(), fiscal_year=2026)
    )
    material = factories.material()
    for row in factories.curriculum().steps.all():
        step = page.add_child(instance=StepPage(title=row.title, slug=row.code.lower(), curriculum_step=row))
        StepMaterial.objects.create(step=step, material=material)
        step.refresh_from_db()
        step.save_revision().publish()
    return page


@pytest.fixture
def venue(master):
    town = factories.home().add_child(
        instance=MunicipalityPage(title="砥部町", slug="tobe", municipality=factories.municipality())
    )
    return town.add_child(instance=VenuePage(title="中央公民館", slug="kominkan"))


def test_copy_is_live_and_whole(master, venue):
    copy = copy_course(master=master, venue=venue)

    assert copy.get_parent().pk == venue.pk
    assert (copy.live, gaps_of(copy)) == (True, [])


def test_copy_points_at_the_same_materials(master, venue):
    copy = copy_course(master=master, venue=venue)

    used = StepMaterial.objects.filter(step__in=StepPage.objects.child_of(copy)).values_list("material", flat=True)
    assert set(used) == set(
        StepMaterial.objects.filter(step__in=StepPage.objects.child_of(master)).values_list("material", flat=True)
    )


def test_copy_remembers_its_source_and_keeps_it_when_published(master, venue):
    copy = copy_course(master=master, venue=venue)
    step = StepPage.objects.child_of(copy).first()
    source = step.copied_from_revision

    step.goal = "ここだけの めあて"
    step.save_revision().publish()
    step.get_latest_revision().publish()

    step.refresh_from_db()
    assert copy.copied_from_revision.object_id == str(master.pk)
    assert (step.goal, step.copied_from_revision) == ("ここだけの めあて", source)


def test_copy_source_is_in_the_new_revision(master, venue):
    copy = copy_course(master=master, venue=venue)

    for page in [copy, *StepPage.objects.child_of(copy)]:
        assert page.latest_revision.content["copied_from_revision"] == page.copied_from_revision_id


def test_copy_takes_a_free_slug(master, venue):
    venue.add_child(instance=CoursePage(title="前の", slug="kihon", curriculum=master.curriculum, fiscal_year=2025))

    assert copy_course(master=master, venue=venue).slug == "kihon-2"


def test_copy_twice_is_one_course(master, venue):
    assert copy_course(master=master, venue=venue) == copy_course(master=master, venue=venue)
    assert CoursePage.objects.child_of(venue).count() == 1
