"""The prefecture mends a step of the master; a venue reads it beside its own text, takes one section and keeps another."""

import pytest

from courses.models import CoursePage, StepPage
from materials.models import Number

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE, DESK = 360, 1280


def publish(step, **words):
    draft = step.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return StepPage.objects.get(pk=step.pk)


@pytest.fixture
def changed(class_of):
    """The venue has its own words about what to bring; the master changes those, the goal, and the first lines."""
    class_of("384020", "tobe-1")
    copy = CoursePage.objects.get(cohorts__slug="tobe-1")
    master = CoursePage.objects.masters().get()
    own, source = (StepPage.objects.child_of(each).first() for each in (copy, master))
    publish(own, bring="スマホ、めがね、上ばき。中央公民館の 2階に 来てください。")
    parts = [
        {**part, "value": {"heading": "はじめに", "text": "<p>画面を つけるところから 始めます。</p>"}}
        for part in source.body.raw_data
    ]
    publish(
        source, bring="スマホ、めがね、書くもの、充電器。", goal="自分で 画面を つけて、電話を 受けられる。", body=parts
    )
    return own


def pictures(walk, name):
    walk.picture(f"{name}-{DESK}", DESK)
    walk.picture(f"{name}-{PHONE}", PHONE)


def test_a_venue_takes_one_section_over_and_keeps_another(changed, walk):
    walk.sign_in("tobe")
    walk.go("/admin/courses/")
    pictures(walk, "courses-own")
    walk.press("3か所を くらべて 決める", role="link")
    pictures(walk, "changes")
    walk.page.get_by_role("group", name="持ち物").get_by_label("このまま").check()
    walk.press("決めて、すぐ 公開する")

    assert "決めることは ありません。" in walk.page.inner_text("main")
    step = StepPage.objects.get(pk=changed.pk)
    assert (step.goal, step.bring[:11]) == ("自分で 画面を つけて、電話を 受けられる。", "スマホ、めがね、上ばき")
    assert walk.faults == []


def test_the_prefecture_sees_who_is_behind_and_what_is_on_paper(changed, walk):
    walk.sign_in("ken")
    walk.go("/admin/courses/")
    pictures(walk, "courses-all")
    assert "まだ 決めていない会場: 20" in walk.page.inner_text("main")

    number = Number.objects.get(digits="101")
    walk.go(f"/admin/pages/{number.page_id}/unpublish/")
    pictures(walk, "unpublish")
    walk.go("/admin/snippets/materials/number/")
    pictures(walk, "numbers")
    walk.go(f"/admin/snippets/materials/number/edit/{number.pk}/")
    pictures(walk, "number")
    walk.go("/admin/snippets/materials/number/add/")
    pictures(walk, "number-add")
    walk.go(f"/m/{Number.objects.get(page=changed.pk).digits}")
    pictures(walk, "step")
