"""The strip that is spliced into kept pages: the token is the asker's own."""

import re

import pytest
from django.test import Client

from attendance.models import AnonymousTap
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(today):
    factories.material("103", "文字")
    return Client(enforce_csrf_checks=True)


def token_in(response):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())[1]


def test_token_of_the_page_lets_the_answer_through(browser):
    token = token_in(browser.get("/m/103"))

    response = browser.post("/m/103", {"act": "did", "csrfmiddlewaretoken": token})

    assert response.status_code == 303
    assert AnonymousTap.objects.count() == 1


def test_answer_without_a_token_is_refused(browser):
    browser.get("/m/103")

    assert browser.post("/m/103", {"act": "did"}).status_code == 403


def test_token_of_another_browser_is_refused(browser):
    other = Client(enforce_csrf_checks=True)
    other.get("/m/103")
    token = token_in(browser.get("/m/103"))

    assert other.post("/m/103", {"act": "did", "csrfmiddlewaretoken": token}).status_code == 403


def test_strip_without_a_card_asks_no_database(browser, django_assert_num_queries):
    browser.get("/m/103")

    with django_assert_num_queries(0):
        html = browser.get("/m/103").content.decode()

    assert html.count('<form class="acts" method="post" action="/m/103">') == 1
    assert "tel:0890000000" in html
    assert "strip-" not in html
