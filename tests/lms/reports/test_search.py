import pytest

from lms.reports.search import search
from tests.japanese_search import QUERIES, library


@pytest.fixture
def pages(db):
    return library()


def found(words):
    answer = search(words)
    return [] if answer.is_near else [row.digits or row.page.title for row in answer.rows]


def test_words_find_what_they_mean(pages):
    wrong = {words: got for words, expected in QUERIES.items() if (got := found(words)) != expected}

    assert wrong == {}
