from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from attendance.views.learner.strip import strip_for
from tests import factories


@pytest.fixture
def request_of(client):
    """A request with the client's cookies, as the view in `lms` hands it over."""

    def made(address="/m/101"):
        request = RequestFactory().get(address)
        request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
        request.user = AnonymousUser()
        return request

    return made


def test_strip_has_a_token_a_form_id_and_three_answers(request_of, cast):
    strip = strip_for(request_of(), cast.material.pk, "101")

    assert 'name="csrfmiddlewaretoken"' in strip
    assert 'name="form"' in strip
    assert [value for value in ("did", "again", "ask") if f'name="act" value="{value}"' in strip] == [
        "did",
        "again",
        "ask",
    ]


def test_strip_without_a_card_takes_no_query(request_of, cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        strip = strip_for(request_of(), cast.material.pk, "101", ("089-000-0000", "平日。", "県の係"))

    assert "089-000-0000" in strip
    assert "スタンプ" not in strip


def test_strip_with_a_card_takes_two_queries(scan, request_of, cast, press, django_assert_num_queries):
    press(scan(cast.kiyo), "did")

    with django_assert_num_queries(2):
        strip = strip_for(request_of(), cast.material.pk, "101")

    assert 'name="act" value="none"' in strip
    assert 'name="act" value="did"' not in strip
    assert "089-000-0001" in strip


def test_strip_thanks_somebody_without_a_card(request_of, cast):
    strip = strip_for(request_of("/m/101?done=did"), cast.material.pk, "101")

    assert "ありがとうございます。「できた」と 数えました。" in strip


def test_strip_believes_no_other_word(request_of, cast):
    assert "ありがとう" not in strip_for(request_of("/m/101?done=<b>"), cast.material.pk, "101")


def test_strip_of_the_next_day_asks_again_and_remembers(scan, request_of, cast, press):
    press(scan(cast.kiyo), "did")

    with time_machine.travel(factories.NOW + timedelta(days=1), tick=False):
        strip = strip_for(request_of(), cast.material.pk, "101")

    assert "まえに できた日: " in strip
    assert 'name="act" value="did"' in strip


def test_strip_after_90_days_has_no_buttons(scan, request_of, cast):
    scan(cast.kiyo)

    with time_machine.travel(factories.NOW + timedelta(days=133), tick=False):
        strip = strip_for(request_of(), cast.material.pk, "101")

    assert "記録の期間は<wbr>おわりました" in strip
    assert "<button" not in strip
