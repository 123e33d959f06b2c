import pytest
from django.core.management import call_command

from courses.models import VenuePage
from materials.actions.write_page_words import write_old_page_words
from materials.models import MaterialPage, PageWords
from tests import factories

IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def page(db, settings):
    """As in production: Wagtail has the words written after every save."""
    settings.TASKS = IMMEDIATE
    return factories.material(title="写真を 送る", body=[factories.action("丸い ボタンを 押す", note="ｶﾒﾗ")])


def words(page):
    return PageWords.objects.get(page=page.pk)


def test_a_saved_page_has_its_words(page):
    assert words(page).title == "写真を送る"
    assert words(page).text == "写真を送る\n自分でできる\n丸いぼたんを押す\nかめら"


def test_a_draft_of_a_live_page_leaves_its_words(page):
    page.title, page.body = "下書きの題", [factories.action("下書きの言葉")]

    page.save_revision()

    assert "下書き" not in words(page).text + words(page).title


def test_publishing_writes_them(page):
    page.title = "新しい題"

    page.save_revision().publish()

    assert words(page).title == "新しい題"


def test_a_revision_published_later_brings_its_own_words(page):
    page.title = "あとの題"
    revision = page.save_revision()
    MaterialPage.objects.get(pk=page.pk).save()

    revision.publish()

    assert words(page).title == "あとの題"


def test_a_copy_has_words_and_a_deleted_page_none(page):
    copy = page.copy(update_attrs={"title": "写しの題", "slug": "copy"}, keep_live=False)
    assert words(copy).title == "写しの題"

    copy.delete()

    assert [row.page_id for row in PageWords.objects.filter(title="写しの題")] == []


def test_a_page_saved_as_any_page_keeps_the_words_of_its_blocks(page):
    plain = page.page_ptr
    plain.title = "改めた題"

    plain.save()

    assert "改めた題" in words(page).text
    assert "丸いぼたん" in words(page).text


def test_rows_written_past_the_model_are_found_after_update_index(page):
    MaterialPage.objects.filter(pk=page.pk).update(aim="よりみちの言葉")

    call_command("update_index", verbosity=0)

    assert "よりみちの言葉" in words(page).text


def test_old_and_missing_words_are_written_once(page):
    PageWords.objects.filter(page=page.pk).update(rules="old", text="")
    PageWords.objects.exclude(page=page.pk).delete()

    assert write_old_page_words() == MaterialPage.objects.first().get_root().get_descendant_count() + 1
    assert write_old_page_words() == 0
    assert "かめら" in words(page).text


def test_a_municipality_that_is_renamed_renames_what_its_venues_say(page):
    town = factories.municipality()
    factories.course(town)
    venue = VenuePage.objects.get()
    assert "砥部町" in words(venue).text

    town.name = "新砥部市"
    town.save()

    assert "新砥部市" in words(venue).text
    assert "砥部町" not in words(venue).text
