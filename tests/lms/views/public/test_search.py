import pytest

from materials.actions.write_page_words import write_old_page_words
from tests import factories
from tests.japanese_search import library


@pytest.fixture
def pages(db):
    return library()


def shown(client, **asked):
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_found_leads_to_its_place(client, pages):
    text = shown(client, q="写真")

    assert 'href="/m/301"' in text
    assert "「写真」が <wbr>1件 ありました" in text


def test_a_venue_leads_into_the_tree(client, pages):
    text = shown(client, q="公民館")

    assert 'href="/t384020/kominkan/"' in text
    assert "砥部町" in text


def test_nothing_found_offers_paper_and_telephone(client, pages):
    text = shown(client, q="どこにもない")

    assert "見つかりませんでした" in text
    assert 'name="add" value="5"' in text
    assert "089-000-0000" in text


def test_nothing_asked_is_only_the_question(client, pages):
    text = shown(client)

    assert "見つかりませんでした" not in text
    assert 'name="add"' not in text


def test_what_was_asked_is_shown_and_harmless(client, pages):
    text = shown(client, q='<script>"&')

    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_odd_pages_are_the_first_or_the_last(client, pages):
    for page in ("0", "-1", "x", "９", "99999999999", "2"):
        assert 'href="/m/301"' in shown(client, q="写真", page=page), page


def test_hostile_words_are_words(client, pages):
    for words in ("\x00", "\udcff", "あ" * 5000, "a " * 4000, "%00", "'; DROP TABLE", "\U000e0001", "ﷺ" * 100):
        shown(client, q=words.encode("utf-8", "surrogateescape"))


def test_the_answer_is_kept_nowhere(client, pages):
    response = client.get("/search/", {"q": "写真"})

    assert response.headers["Cache-Control"] == "private, no-store"
    assert client.post("/search/", {"q": "写真"}).status_code == 405


def test_the_question_stands_where_readers_arrive(client, pages):
    for path in ("/", "/materials/"):
        assert 'action="/search/"' in client.get(path).content.decode(), path


@pytest.mark.parametrize("others", [0, 2])
def test_one_answer_costs_as_much_as_three(client, pages, django_assert_num_queries, others):
    for number in range(others):
        factories.material(f"36{number}", "バス停の 写真")
    write_old_page_words()
    client.get("/search/", {"q": "バス停"})

    with django_assert_num_queries(6):
        client.get("/search/", {"q": "バス停"})
