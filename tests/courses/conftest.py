"""A master with a lesson in parts, published as an editor does, and the cast's venues to copy it to."""

from types import SimpleNamespace

import pytest

from courses.actions.copy_course import copy_course
from courses.actions.write_groups import write_groups, write_memberships
from courses.models import CoursePage, StepMaterial, StepPage, VenuePage
from materials.models import Checkpoint, Curriculum, CurriculumStep
from tests import factories
from tests.kept_world import kept_world


def part(key, text):
    return {"id": key, "type": "part", "value": {"heading": f"見出し{key}", "text": f"<p>{text}</p>"}}


def short_curriculum():
    """One step, so that a test copies two pages and not four."""
    made = Curriculum.objects.create(code="short", name="短い講座")
    row = CurriculumStep.objects.create(curriculum=made, code="S1", position=1, title="ステップ1")
    Checkpoint.objects.create(step=row, code="S1-1", position=1, statement="できること", short="こと")
    return made


def master_of(year, materials):
    home, curriculum = factories.home(), short_curriculum()
    course = CoursePage(title="基本講座", slug=f"kihon-{year}", curriculum=curriculum, fiscal_year=year)
    home.add_child(instance=course)
    for row in curriculum.steps.all():
        step = StepPage(title=row.title, slug=row.code.lower(), curriculum_step=row, goal="めあて", bring="めがね")
        step.body = [part("a", "はじめ"), part("b", "つぎ")]
        step.step_materials = [StepMaterial(material=each, sort_order=n) for n, each in enumerate(materials)]
        course.add_child(instance=step)
    for page in [course, *StepPage.objects.child_of(course)]:
        page.save_revision().publish()
    return CoursePage.objects.get(pk=course.pk)


@pytest.fixture
def school(cast):
    """`tobe` and `masaki` are venues; each has another course too, with its class."""
    made = kept_world("school", lambda: _school(cast))
    return SimpleNamespace(cast=cast, **made)


def _school(cast):
    second = factories.material("102", "写真を見る", parent=cast.material.get_parent())
    master = master_of(2026, [cast.material, second])
    write_groups()
    for user in (cast.editor, cast.clerk, cast.officer, cast.neighbour_clerk):
        write_memberships(user=user)
    tobe, masaki = (VenuePage.objects.child_of(town.page).get() for town in (cast.tobe, cast.masaki))
    return {"master": master, "tobe": tobe, "masaki": masaki, "second": second}


@pytest.fixture
def copied(school):
    school.copy = copy_course(master=school.master, venue=school.tobe)
    return school


def step_of(course, position=1):
    return StepPage.objects.child_of(course).get(curriculum_step__position=position)


def rewrite(page, **texts):
    """As somebody does in the editor: of the parts `a`, `b` ... or of a field."""
    draft = page.get_latest_revision_as_object()
    parts = list(draft.body.raw_data) if hasattr(draft, "body") else []
    for name, text in texts.items():
        if len(name) > 1:
            setattr(draft, name, text)
            continue
        parts = [each for each in parts if each["id"] != name] + ([part(name, text)] if text else [])
    if hasattr(draft, "body"):
        draft.body = sorted(parts, key=lambda each: each["id"])
    revision = draft.save_revision()
    revision.publish()
    page.refresh_from_db()
    return revision
