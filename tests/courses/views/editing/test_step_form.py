"""A step in Wagtail's own form: what is wrong is said in words, and the rest of the form is kept."""

import re
from html import unescape

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from courses.models import StepPage
from tests.courses.conftest import step_of

KEPT = "この行は のこります"


@pytest.fixture
def save(copied, sign_in):
    step = step_of(copied.copy)
    browser = sign_in(copied.cast.clerk)

    def saved(added=(), dropped=(), **fields):
        there = [
            {
                "id": row.pk,
                "material": row.material_id,
                "ORDER": number,
                "DELETE": row.material in dropped and "on" or "",
            }
            for number, row in enumerate(step.step_materials.all(), 1)
        ]
        rows = [*there, *({"material": page.pk, "ORDER": number} for number, page in enumerate(added, 10))]
        form = {
            "title": "直した題",
            "slug": step.slug,
            "curriculum_step": step.curriculum_step_id,
            "goal": KEPT,
            "bring": "",
            "body": streamfield([]),
            "step_materials": inline_formset(rows, initial=len(there)),
            "comments": inline_formset([]),
            **fields,
        }
        answer = browser.post(f"/admin/pages/{step.pk}/edit/", nested_form_data({**form, "action-publish": "1"}))
        words = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), unescape(answer.content.decode()))
        return words, StepPage.objects.get(pk=step.pk)

    return saved


def test_a_step_is_saved(copied, save):
    words, step = save(dropped=[copied.cast.material])

    assert (step.title, list(step.materials())) == ("直した題", [copied.second])


def test_a_material_is_taken_out_and_put_in_again(copied, save):
    words, step = save(added=[copied.second], dropped=[copied.second])

    assert (step.title, list(step.materials())) == ("直した題", [copied.cast.material, copied.second])


def test_the_same_material_twice_is_said_and_the_rest_is_kept(copied, save):
    words, step = save(added=[copied.second])

    assert "同じ 教材が 2回 あります。1つに してください。" in words
    assert KEPT in words
    assert step.title != "直した題"


def test_ten_thousand_letters_are_said_and_the_rest_is_kept(save):
    words, step = save(title="長" * 10_000)

    assert "255字までです。いまは 10000字 あります。短くしてください。" in words
    assert KEPT in words
    assert step.title != "長" * 10_000


def test_two_materials_that_change_places_are_told_how(copied, save):
    first, second = step_of(copied.copy).step_materials.all()
    rows = [{"id": first.pk, "material": second.material_id}, {"id": second.pk, "material": first.material_id}]

    words, step = save(step_materials=inline_formset(rows, initial=2))

    assert "順番は、右の 矢印で かえてください。" in words
    assert step.title != "直した題"
