"""A venue's editor sees the changed sections beside the own text, and decides."""

import re

import pytest
from django.urls import reverse

from courses.actions.take_over import mark_of
from courses.models import StepPage
from courses.reports.master_changes import changes_of
from materials.models import CurriculumStep
from tests import factories
from tests.courses.conftest import rewrite, step_of


@pytest.fixture
def behind(copied):
    copied.step = step_of(copied.copy)
    rewrite(copied.step, bring="充電器", b="ここだけ")
    rewrite(step_of(copied.master), a="新しい", bring="老眼鏡", b="べつの")
    copied.path = reverse("editing:master_changes", args=[copied.copy.pk])
    return copied


def sent(school, publish=False, **decisions):
    prefix = f"p{school.step.pk}"
    words = {f"{prefix}-{key.replace('part_', 'part:')}": value for key, value in decisions.items()}
    (found,) = changes_of(school.copy)
    return words | {f"{prefix}-seen": mark_of(found)} | ({"publish": "1"} if publish else {})


def bring_of(school):
    return StepPage.objects.get(pk=school.step.pk).get_latest_revision_as_object().bring


def text(response):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", response.content.decode()))


def test_changed_sections_stand_beside_the_own_text(behind, sign_in):
    shown = text(sign_in(behind.cast.editor).get(behind.path))

    for words in (
        "老眼鏡",
        "充電器",
        "写したときの文を見る",
        "めがね",
        "まとまり「見出しa」",
        "この会場では直していません",
    ):
        assert words in shown


def test_a_section_is_taken_over_as_a_draft(behind, sign_in):
    answer = sign_in(behind.cast.editor).post(behind.path, sent(behind, bring="take"), follow=True)

    assert "「ステップ1」を下書きに保存しました。" in text(answer)
    assert bring_of(behind) == "老眼鏡"
    assert StepPage.objects.get(pk=behind.step.pk).bring == "充電器"


def test_what_is_kept_is_off_the_screen_while_the_rest_is_open(behind, sign_in):
    answer = sign_in(behind.cast.editor).post(behind.path, sent(behind, bring="keep"), follow=True)

    assert "「ステップ1」はこのままにしました。" in text(answer)
    assert "老眼鏡" not in text(answer)
    assert "まとまり「見出しa」" in text(answer)
    assert bring_of(behind) == "充電器"


def test_it_is_published_at_once_by_who_may(behind, sign_in):
    words = sent(behind, publish=True, bring="take", part_a="take", part_b="keep")

    answer = sign_in(behind.cast.clerk).post(behind.path, words, follow=True)

    assert "「ステップ1」を公開しました。" in text(answer)
    assert "決めることはありません。" in text(answer)
    assert StepPage.objects.get(pk=behind.step.pk).bring == "老眼鏡"


def test_a_draft_that_was_begun_is_not_published_along(behind, sign_in):
    draft = behind.step.get_latest_revision_as_object()
    draft.goal = "まだ 考えている"
    draft.save_revision()
    words = sent(behind, publish=True, bring="take", part_a="take", part_b="take")

    answer = sign_in(behind.cast.editor).post(behind.path, words, follow=True)

    assert "下書きに保存しました。" in text(answer)
    assert StepPage.objects.get(pk=behind.step.pk).goal == "めあて"


def test_what_was_decided_about_an_older_text_is_asked_again(behind, sign_in):
    words = sent(behind, bring="take")
    rewrite(step_of(behind.master), bring="老眼鏡と 筆記用具")

    answer = sign_in(behind.cast.editor).post(behind.path, words)

    assert answer.status_code == 409
    assert "もう一度見て、決めてください。" in text(answer)
    assert bring_of(behind) == "充電器"


def test_deciding_nothing_says_so(behind, sign_in):
    answer = sign_in(behind.cast.editor).post(behind.path, {}, follow=True)

    assert "まだなにも決めていません。" in text(answer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_neighbour_finds_nothing(behind, sign_in, method):
    words = sent(behind, bring="take")
    for user in (behind.cast.neighbour_clerk, factories.staff("editor", None)):
        answer = getattr(sign_in(user), method)(behind.path, words)

        assert answer.status_code == 404
    assert bring_of(behind) == "充電器"


def test_a_master_has_no_such_screen(behind, sign_in):
    path = reverse("editing:master_changes", args=[behind.master.pk])

    assert sign_in(behind.cast.officer).get(path).status_code == 404


def test_a_new_step_of_the_master_is_copied(behind, sign_in):
    row = CurriculumStep.objects.create(curriculum=behind.master.curriculum, code="S2", position=2, title="四")
    step = behind.master.add_child(instance=StepPage(title="四回目", slug="s2", curriculum_step=row))
    browser = sign_in(behind.cast.editor)

    assert "ステップ「四回目」がふえました。" in text(browser.get(behind.path))
    browser.post(behind.path, {"step": step.pk})

    assert step_of(behind.copy, 2).title == "四回目"
