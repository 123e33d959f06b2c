import pytest
from wagtail.models import PageViewRestriction

from courses.models import MunicipalityPage, VenuePage
from lms.reports.search import AT_ONCE, search
from materials.actions.write_page_words import write_old_page_words, write_page_words
from tests import factories
from tests.japanese_search import ON_PAPER, QUERIES, library


@pytest.fixture
def pages(db):
    return library()


def found(words):
    answer = search(words)
    return [] if answer.is_near else [row.digits or row.page.title for row in answer.rows]


def test_words_find_what_they_mean(pages):
    wrong = {words: got for words, expected in (QUERIES | ON_PAPER).items() if (got := found(words)) != expected}

    assert wrong == {}


def test_a_town_comes_before_its_venues(pages):
    for words in ("砥部", "とべ", "トベチョウ", "砥部町"):
        assert found(words) == ["砥部町", "中央公民館"], words
    for words in ("公民館", "砥部 公民館", "２階 会議室"):
        assert found(words) == ["中央公民館"], words


def test_a_venue_is_found_by_its_reading(pages):
    venue = VenuePage.objects.get()
    assert found("ちゅうおうこうみんかん") == []

    venue.reading = "ちゅうおうこうみんかん"
    venue.save_revision().publish()
    write_page_words(VenuePage.objects.all())

    assert found("ちゅうおうこうみんかん") == found("チュウオウ") == ["中央公民館"]


def test_what_it_is_and_whose(pages):
    [venue] = search("公民館").rows
    [photo] = search("撮って").rows

    assert (venue.kind, venue.digits, venue.town) == ("会場", "", "砥部町")
    assert (photo.kind, photo.digits, photo.town) == ("練習", "301", "")


def test_courses_and_shelves_are_not_for_readers(pages):
    assert found("基本講座") == found("自習教材") == found("つづき") == []


def test_a_sentence_finds_what_is_near(pages):
    answer = search("写真の送り方")

    assert answer.is_near
    assert [row.digits for row in answer.rows] == ["301"]


def test_unpublished_pages_are_not_found_nor_near(pages):
    pages.photo.unpublish()

    assert search("写真の送り方").rows == []
    assert found("しゃしん") == found("301") == []


def test_restricted_pages_are_not_found(pages):
    for page in (pages.photo, pages.photo.get_parent()):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert found("撮って") == found("301") == []
        restriction.delete()

    assert found("撮って") == ["301"]


def test_draft_words_of_a_live_page_are_not_found(pages):
    pages.photo.title = "秘密の題"
    pages.photo.save_revision()
    write_old_page_words()

    assert found("秘密の題") == []
    assert [row.page.title for row in search("撮って").rows] == ["写真を撮って 送る"]


def test_a_municipalitys_own_practice_says_whose_it_is(pages):
    own = factories.material("350", "町の 防災アプリ", parent=factories.shelf_of(pages.tobe))
    write_old_page_words()

    [row] = search("防災").rows

    assert (row.page.pk, row.town) == (own.pk, "砥部町")


def test_pages_of_answers(pages):
    town = MunicipalityPage.objects.get()
    for number in range(AT_ONCE + 2):
        factories.grown(town, VenuePage(title=f"第{number}集会所", slug=f"v{number}"))
    write_old_page_words()

    first, second = search("集会所"), search("集会所", 2)

    assert (len(first.rows), first.total, first.next_page, first.previous_page) == (AT_ONCE, 22, 2, 0)
    assert (len(second.rows), second.next_page, second.previous_page) == (2, 0, 1)
    assert search("集会所", 99).rows == second.rows


READ = {
    "heading": "読む",
    "text": '<p>東の <ruby data-reading="あかつき">暁</ruby>の 空 <ruby data-reading="ゆき">雪</ruby>国</p>',
}


def test_a_word_with_its_reading_is_found_as_one_word(db):
    factories.material("103", body=[{"type": "passage", "value": READ}])
    write_old_page_words()

    assert [found(words) for words in ("暁の空", "雪国", "あかつき")] == [["103"], ["103"], []]
