"""Steps of a curriculum that would be the same are said in words, and what was typed is kept."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from courses.actions.write_groups import write_groups
from materials.models import Curriculum

KEPT = "のこる 名前"
TWICE, HELD = "ほかの ステップと 同じです。", "いま ほかの ステップが 使っています。"


@pytest.fixture
def officer(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


def row(code, position, **more):
    return {"code": code, "position": str(position), "title": f"題{code}", "ORDER": str(position), **more}


def sent(rows, initial=0):
    steps = inline_formset(rows, initial=initial)
    return nested_form_data({"code": "new", "name": KEPT, "checkpoint_share": "", "steps": steps})


@pytest.mark.parametrize("second", [("A1", 2), ("A2", 1)])
def test_a_code_or_a_place_twice_is_said_and_nothing_is_lost(officer, second):
    answer = officer.post(reverse("wagtailsnippets_materials_curriculum:add"), sent([row("A1", 1), row(*second)]))

    page = answer.content.decode()
    assert (answer.status_code, TWICE in page, KEPT in page) == (200, True, True)
    assert not Curriculum.objects.filter(code="new").exists()


def test_two_steps_that_change_places_are_told_how(officer):
    officer.post(reverse("wagtailsnippets_materials_curriculum:add"), sent([row("A1", 1), row("A2", 2)]))
    made = Curriculum.objects.get(code="new")
    first, second = made.steps.all()
    change = reverse("wagtailsnippets_materials_curriculum:edit", args=[made.pk])

    answer = officer.post(change, sent([row("A1", 2, id=first.pk), row("A2", 1, id=second.pk)], initial=2))

    assert HELD in answer.content.decode()
    assert [step.code for step in made.steps.order_by("position")] == ["A1", "A2"]
