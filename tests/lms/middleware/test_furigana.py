"""The reader's switch. Readings are in the page in any case; what is kept of it is one for all."""

import pytest

from lms import critical
from tests import factories

PASSAGE = {
    "type": "passage",
    "value": {"heading": "読む", "text": '<p>この <ruby data-reading="かんじ">漢字</ruby>と &lt;b&gt;</p>'},
}
WHOLE = "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>と &lt;b&gt;"
OFF, ON = '<body class="door-learner" data-furigana="off">', '<body class="door-learner" data-furigana="on">'


@pytest.fixture
def pages(cast):
    factories.material("103", body=[factories.action(), PASSAGE])


def body_of(answer):
    return answer.content.decode()


def test_a_reader_who_never_asked_is_offered_them(client, pages):
    page = body_of(client.get("/m/103"))

    assert WHOLE in page
    assert (page.count(OFF), page.count(ON)) == (1, 0)
    assert 'href="?furigana=on#passage-1">ふりがなを 出す</a>' in page


@pytest.mark.parametrize("path", ["/m/103", "/materials/m103/"])
def test_the_answer_is_remembered_until_another_is_given(client, pages, path):
    seen = [ON in body_of(client.get(path + query)) for query in ("", "?furigana=on", "", "?furigana=off", "")]

    assert seen == [False, True, True, False, False]


def test_it_is_a_cookie_of_a_year_that_no_script_reads(client, pages):
    cookie = client.get("/m/103?furigana=on").cookies["furigana"]

    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("on", True, "Lax", 31536000)
    assert "furigana" not in client.get("/m/103?furigana=<script>").cookies


def test_the_style_within_the_page_is_left_alone(client, pages):
    assert f"<style>{critical.STYLE}</style>" in body_of(client.get("/m/103?furigana=on"))


def test_the_length_that_is_told_is_the_one_that_is_sent(client, pages):
    answer = client.get("/m/103?furigana=on")

    assert int(answer["Content-Length"]) == len(answer.content)


def test_a_kept_page_asks_no_database_in_either_way(client, pages, django_assert_num_queries):
    client.get("/m/103")

    with django_assert_num_queries(0):
        pages = [body_of(client.get("/m/103" + query)) for query in ("", "?furigana=on", "")]

    assert [ON in page for page in pages] == [False, True, True]


def test_the_switch_stays_at_the_step_that_is_read(client, pages):
    assert 'href="?step=1&amp;furigana=on#passage-1"' in body_of(client.get("/m/103?step=1"))


def test_where_no_word_has_a_reading_nothing_is_offered(client, cast):
    assert "furigana=on" not in body_of(client.get("/m/101"))


def test_a_lesson_has_them_too(client, cast):
    step = cast.cohort.course.steps()[0]
    step.body = [("part", {"heading": "はじめに", "text": PASSAGE["value"]["text"]})]
    step.save()

    page = body_of(client.get(step.url))

    assert WHOLE in page
    assert 'href="?furigana=on#lesson"' in page
