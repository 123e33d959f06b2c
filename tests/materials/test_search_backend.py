from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.query import MATCH_ALL, Not, PlainText

from materials.models import MaterialPage
from tests.japanese_search import QUERIES, library


def test_pages_are_found_by_the_editors_search_as_by_readers(db):
    library()

    wrong = {
        words: got
        for words, expected in QUERIES.items()
        if words != "下書き"
        if (got := [page.digits for page in MaterialPage.objects.live().autocomplete(words)]) != expected
    }

    assert wrong == {}


def test_it_searches_any_page_counts_and_says_what_kinds_there_are(db):
    pages = library()

    found = Page.objects.search("公民館")

    assert [page.title for page in found] == ["中央公民館"]
    assert (found.count(), len(found[:1]), sum(found.facet("content_type_id").values())) == (1, 1, 1)
    assert [page.pk for page in Page.objects.search("下書き")] == [pages.draft.pk]


def test_it_understands_wagtails_queries(db):
    pages = library()
    shelf = MaterialPage.objects.live()

    assert shelf.search(PlainText("バス停 吹き出し", operator="or")).count() == 2
    assert shelf.search(PlainText("バス停 吹き出し")).count() == 0
    assert shelf.search(Not(PlainText("押す"))).count() == 2
    assert shelf.search(MATCH_ALL).count() == 5
    assert [page.pk for page in shelf.search("写真", fields=["title"])] == [pages.photo.pk]
    assert list(shelf.search("")) == []


def test_an_order_that_is_asked_for_is_kept(db):
    library()

    found = MaterialPage.objects.live().order_by("-title").search("押す", order_by_relevance=False)

    assert [page.title for page in found] == sorted((page.title for page in found), reverse=True)


def test_pictures_are_found_inside_their_title(db):
    image = get_image_model().objects.create(title="公園の写真です", file=get_test_image_file())

    assert [found.pk for found in get_image_model().objects.search("写真")] == [image.pk]
