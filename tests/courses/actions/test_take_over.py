"""A copy is brought level with its master, section by section."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from courses.actions.take_over import ChangedMeanwhile, Decision, SomebodyElseIsAtIt, mark_of, take_over
from courses.models import StepMaterial, StepPage
from courses.reports.master_changes import changes_of
from tests.courses.conftest import rewrite, step_of

TAKE, KEEP = Decision.TAKE, Decision.KEEP


@pytest.fixture
def behind(copied):
    """The master changes part `a` and what to bring; the venue has rewritten part `b` and what to bring."""
    copied.step, copied.source = step_of(copied.copy), step_of(copied.master)
    rewrite(copied.step, b="ここだけ", bring="充電器")
    copied.now = rewrite(copied.source, a="新しい", bring="老眼鏡")
    return copied


def changes(school):
    return next((each for each in changes_of(school.copy)), None)


def decide(school, by=None, publish=False, **decisions):
    found = changes(school)
    words = {key.replace("part_", "part:"): value for key, value in decisions.items()}
    by = by or (school.cast.clerk if publish else school.cast.editor)
    return take_over(changes=found, decisions=words, seen=mark_of(found), by=by, publish=publish)


def draft_of(school):
    return StepPage.objects.get(pk=school.step.pk).get_latest_revision_as_object()


def said(page):
    return [block.value["text"].source for block in page.body], page.bring


def test_sections_that_differ_are_found(behind):
    (found,) = changes_of(behind.copy)

    assert found.page.pk == behind.step.pk
    assert {each.key: each.meeting.value for each in found.sections} == {"part:a": "untouched", "bring": "both"}


def test_taking_over_saves_a_draft_and_shows_nothing_yet(behind):
    decide(behind, part_a=TAKE, bring=KEEP)

    assert said(draft_of(behind)) == (["<p>新しい</p>", "<p>ここだけ</p>"], "充電器")
    assert said(StepPage.objects.get(pk=behind.step.pk)) == (["<p>はじめ</p>", "<p>ここだけ</p>"], "充電器")


def test_everything_decided_is_level_and_stays_level_when_published(behind):
    decide(behind, part_a=TAKE, bring=KEEP)
    assert changes(behind) is None

    StepPage.objects.get(pk=behind.step.pk).get_latest_revision().publish()

    step = StepPage.objects.get(pk=behind.step.pk)
    assert step.copied_from_revision_id == behind.now.pk
    assert (changes(behind), said(step)) == (None, (["<p>新しい</p>", "<p>ここだけ</p>"], "充電器"))


def test_while_one_is_open_the_source_does_not_move(behind):
    before = behind.step.copied_from_revision_id

    decide(behind, part_a=TAKE)

    assert StepPage.objects.get(pk=behind.step.pk).copied_from_revision_id == before
    assert [each.key for each in changes(behind).sections] == ["bring"]


def test_keeping_alone_is_remembered_when_all_is_decided(behind):
    decide(behind, part_a=KEEP, bring=KEEP)

    assert changes(behind) is None
    assert said(draft_of(behind)) == (["<p>はじめ</p>", "<p>ここだけ</p>"], "充電器")


def test_deciding_nothing_saves_nothing(behind):
    assert decide(behind) is None


def test_what_is_kept_is_not_asked_again_while_another_is_open(behind):
    before = behind.step.copied_from_revision_id

    decide(behind, part_a=KEEP)

    assert [each.key for each in changes(behind).sections] == ["bring"]
    assert StepPage.objects.get(pk=behind.step.pk).copied_from_revision_id == before
    assert said(draft_of(behind)) == (["<p>はじめ</p>", "<p>ここだけ</p>"], "充電器")


def test_keeping_alone_leaves_no_draft_to_publish(behind):
    decide(behind, part_a=KEEP, bring=KEEP)

    step = StepPage.objects.get(pk=behind.step.pk)
    assert (step.has_unpublished_changes, step.copied_from_revision_id) == (False, behind.now.pk)
    step.get_latest_revision().publish()
    assert changes(behind) is None


def test_what_was_kept_is_asked_again_when_the_master_changes_it_again(behind):
    decide(behind, part_a=KEEP)

    rewrite(behind.source, a="もっと新しい")

    assert {each.key for each in changes(behind).sections} == {"part:a", "bring"}


def test_a_text_that_the_master_took_away_can_be_kept(behind):
    rewrite(behind.source, a="")

    decide(behind, part_a=KEEP)

    assert [each.key for each in changes(behind).sections] == ["bring"]


def test_once_level_nothing_is_remembered(behind):
    decide(behind, part_a=KEEP)

    decide(behind, bring=TAKE)

    assert (changes(behind), draft_of(behind).kept_sections) == (None, {})


def test_an_old_draft_put_back_is_behind_again(behind):
    old = behind.step.get_latest_revision()
    decide(behind, part_a=TAKE, bring=TAKE, publish=True)

    old.as_object().save_revision().publish()

    assert {each.key for each in changes(behind).sections} == {"part:a", "bring"}


def test_it_is_published_if_asked(behind):
    decide(behind, publish=True, part_a=TAKE, bring=TAKE)

    assert said(StepPage.objects.get(pk=behind.step.pk)) == (["<p>新しい</p>", "<p>ここだけ</p>"], "老眼鏡")


@pytest.mark.parametrize("publish", [True, False])
def test_the_neighbour_can_not(behind, publish):
    with pytest.raises(PermissionDenied):
        decide(behind, by=behind.cast.neighbour_clerk, publish=publish, part_a=TAKE, bring=TAKE)


def test_materials_are_taken_over_as_the_same_pages(behind):
    source = behind.source.get_latest_revision_as_object()
    source.step_materials = [StepMaterial(material=behind.second, sort_order=0)]
    source.save_revision().publish()

    decide(behind, publish=True, part_a=TAKE, bring=TAKE, materials=TAKE)

    step = StepPage.objects.get(pk=behind.step.pk)
    assert [row.material_id for row in step.step_materials.all()] == [behind.second.pk]
    assert StepMaterial.objects.filter(step=behind.source).count() == 1


def test_what_changed_while_it_was_looked_at_is_shown_again(behind):
    found = changes(behind)
    rewrite(behind.source, a="もっと新しい")

    with pytest.raises(ChangedMeanwhile):
        take_over(changes=found, decisions={}, seen=mark_of(found), by=behind.cast.editor, publish=False)


def test_a_locked_page_waits(behind):
    Page.objects.filter(pk=behind.step.pk).update(locked=True, locked_by=behind.cast.officer)

    with pytest.raises(SomebodyElseIsAtIt):
        decide(behind, part_a=TAKE)


def test_a_draft_of_the_master_changes_nothing(copied):
    step_of(copied.master).save_revision()

    assert changes_of(copied.copy) == []


def test_the_title_of_the_course_is_a_section_too(copied):
    rewrite(copied.master, title="新しい名前")

    (found,) = changes_of(copied.copy)

    assert (found.page.pk, [each.key for each in found.sections]) == (copied.copy.pk, ["title"])
