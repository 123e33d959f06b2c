"""Paper lives longer than pages: whatever is done to a page, its number answers with 200, 302, 404 or 410 and with words,
never with a failure; and what is put back is there again."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, Page, PageViewRestriction, Workflow, WorkflowTask

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import StepPage
from materials.actions.give_number import give_number
from materials.actions.point_number import point_number
from materials.actions.retire_number import retire_number
from materials.models import MaterialIndexPage, MaterialPage, Number
from tests import factories


@pytest.fixture
def scan(client):
    """Status and page."""

    def scanned(digits="555"):
        answer = client.get(f"/m/{digits}")
        return answer.status_code, answer.content.decode()

    return scanned


@pytest.fixture
def page(cast):
    page = factories.material("555", "写真を撮る")
    page.save_revision().publish()
    return MaterialPage.objects.get(pk=page.pk)


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Pages are kept until something is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def shelf(slug="other", live=True):
    page = MaterialIndexPage(title="べつの棚", slug=slug, live=live)
    return factories.grown(factories.home(), page)


def expire(page):
    MaterialPage.objects.filter(pk=page.pk).update(expire_at=factories.NOW - timedelta(minutes=1))
    call_command("publish_scheduled")


def rename(page):
    page.title, page.slug = "新しい名前", "renamed"
    page.save_revision().publish()


WAYS = {
    "scheduled expiry": (expire, 404, "お休みです"),
    "unpublish": (lambda page: page.unpublish(), 404, "お休みです"),
    "move": (lambda page: page.move(shelf(), pos="last-child"), 200, "写真を撮る"),
    "move under a draft": (lambda page: page.move(shelf(live=False), pos="last-child"), 200, "写真を撮る"),
    "copy": (lambda page: page.copy(update_attrs={"slug": "copy"}), 200, "写真を撮る"),
    "rename": (rename, 200, "新しい名前"),
    "draft": (lambda page: page.save_revision(), 200, "写真を撮る"),
    "delete": (lambda page: page.delete(), 410, "もう ありません"),
    "delete the shelf": (lambda page: page.get_parent().delete(), 410, "もう ありません"),
    "restrict": (lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"), 302, ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_number_answers_whatever_is_done_to_its_page(cast, page, scan, done, way):
    act, status, words = WAYS[way]
    factories.StepMaterial.objects.all().delete()  # what nothing needs may be deleted
    scan()

    with done():
        act(MaterialPage.objects.get(pk=page.pk))

    found, html = scan()
    assert (found, words in html.replace("<wbr>", "")) == (status, True)


def test_what_was_taken_back_and_published_again_answers_again(page, scan, done):
    with done():
        page.unpublish()
    asleep = scan()[0]
    with done():
        MaterialPage.objects.get(pk=page.pk).get_latest_revision().publish()

    assert (asleep, scan()[0]) == (404, 200)


def test_a_workflow_shows_the_old_words_until_the_new_ones_are_approved(cast, page, scan, done):
    workflow, task = Workflow.objects.create(name="確認"), GroupApprovalTask.objects.create(name="確認")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    write_groups()
    write_memberships(user=cast.officer)
    draft = MaterialPage.objects.get(pk=page.pk)
    draft.title = "写真を撮って送る"
    draft.save_revision()
    with done():
        state = workflow.start(draft, cast.officer)
    waiting = scan()
    with done():
        state.current_task_state.approve(user=cast.officer)

    assert (waiting[0], "写真を撮って送る" in waiting[1]) == (200, False)
    assert (scan()[0], "写真を撮って送る" in scan()[1].replace("<wbr>", "")) == (200, True)


def test_a_deleted_page_is_made_again_under_the_same_number(page, scan, done):
    with done():
        Page.objects.get(pk=page.pk).delete()
    gone = scan()[0]
    with done():
        again = factories.grown(shelf(), MaterialPage(title="写真を撮る その2", slug="again", aim="x"))
        point_number(number=Number.objects.get(digits="555"), page=again)

    assert (gone, scan()[0], "写真を撮る その2" in scan()[1]) == (410, 200, True)


def test_a_retired_number_leads_along_to_the_first_that_lives(page, scan, done):
    rows = [Number.objects.create(digits=digits) for digits in ("701", "702")]
    with done():
        retire_number(number=rows[1], successor=Number.objects.get(digits="555"))
        retire_number(number=rows[0], successor=rows[1], sentence="新しくなりました。")

    status, html = scan("701")

    assert (status, 'href="/m/555"' in html, "新しくなりました。" in html) == (410, True, True)


def test_a_number_without_page_or_pointer_offers_its_neighbours(page, scan):
    Number.objects.create(digits="556")

    status, html = scan("556")

    assert (status, 'href="/m/555"' in html) == (410, True)


def test_the_number_of_a_step_shows_the_step_itself(cast, scan):
    step = StepPage.objects.child_of(cast.cohort.course).first()
    give_number(page=step, digits="1001")

    status, html = scan("1001")

    assert (status, "<small>番号</small>1001" in html, 'href="/m/101"' in html) == (200, True, True)
    assert f'{step.url}"' in html.partition('<link rel="canonical"')[2].partition(">")[0]


def test_guesses_are_practices_and_not_steps(cast, scan):
    give_number(page=StepPage.objects.first(), digits="1002")

    assert "ステップ" not in scan("100")[1].partition("<main")[2].partition("</main>")[0]
