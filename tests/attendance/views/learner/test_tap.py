import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from attendance.actions.stop_card import stop_card
from attendance.models import Act, AnonymousTap, StudyState
from tests import factories


def stands():
    return list(StudyState.objects.values_list("enrolment__number", "value"))


def test_tap_is_stored_and_read_back(scan, cast, press):
    client = scan(cast.kiyo)

    response = press(client, "did")

    assert (response.status_code, response["Location"]) == (303, "/m/101#how")
    page = re.sub(r"<[^>]+>", "", client.get("/m/101").content.decode())
    assert "「できた」を 記録しました。10月20日(火曜日)午前10時" in page
    assert stands() == [(1, "did")]


def test_tap_twice_of_one_form_is_one_act(scan, cast, press):
    client, form = scan(cast.kiyo), uuid.uuid4()
    press(client, "did", form=form)
    press(client, "did", form=form)

    assert Act.objects.count() == 1


def test_tap_can_be_changed_and_taken_back(scan, cast, press):
    client = scan(cast.kiyo)
    seen = []
    for second, value in enumerate(("did", "again", "none")):
        with time_machine.travel(factories.NOW + timedelta(seconds=second), tick=False):
            press(client, value)
        seen.append(stands()[0][1])

    assert seen == ["did", "again", "none"]
    assert "やってみて" in client.get("/m/101").content.decode()


def test_tap_of_something_else_says_what_to_do(scan, cast, press):
    response = press(scan(cast.kiyo), "perfect")

    assert response.status_code == 400
    assert "どれかを 押してください。" in response.content.decode()
    assert Act.objects.count() == 0


def test_tap_with_a_lost_form_id_still_counts(scan, cast):
    response = scan(cast.kiyo).post("/m/101", {"act": "did", "form": "x"})

    assert response.status_code == 303
    assert stands() == [(1, "did")]


def test_tap_after_90_days_is_a_kind_sentence(scan, cast, press, card_path):
    client = scan(cast.kiyo)
    with time_machine.travel(factories.NOW + timedelta(days=133), tick=False):
        response = press(client, "did")

    assert response.status_code == 400
    assert "カードで 記録できる期間は おわりました。" in response.content.decode()
    assert Act.objects.count() == 0


def test_tap_with_a_card_that_was_stopped_is_said_and_counts_for_nobody(scan, cast, press):
    client = scan(cast.kiyo)
    stop_card(learner=cast.kiyo.learner, by=1)

    assert press(client, "did").status_code == 410
    assert (Act.objects.count(), AnonymousTap.objects.count()) == (0, 0)


def test_tap_without_a_card_is_anonymous(client, cast, press):
    response = press(client, "ask")

    assert (response.status_code, response["Location"]) == (303, "/m/101?done=ask#how")
    assert list(AnonymousTap.objects.values_list("value", flat=True)) == ["ask"]
    assert Act.objects.count() == 0


def test_tap_without_a_card_twice_is_one_row(client, cast, press):
    form = uuid.uuid4()
    press(client, "did", form=form)
    press(client, "did", form=form)

    assert AnonymousTap.objects.count() == 1


def test_tap_without_a_card_says_what_is_kept_not_what_was_pressed(client, cast, press):
    form = uuid.uuid4()
    press(client, "did", form=form)

    assert press(client, "ask", form=form)["Location"] == "/m/101?done=did#how"


@pytest.mark.parametrize("address", ["/m/101", "/me/stamp/", "/me/leave/", "/me/borrowed/", "/me/switch/"])
def test_post_without_a_token_is_refused(cast, card_path, address):
    strict = Client(enforce_csrf_checks=True)
    strict.get(card_path(cast.kiyo))

    response = strict.post(address, {"act": "did", "form": str(uuid.uuid4())})

    assert response.status_code == 403
    assert (Act.objects.count(), AnonymousTap.objects.count()) == (0, 0)
    assert strict.get("/me/").status_code == 200


def test_tap_with_the_token_of_the_page_is_taken(cast, card_path):
    strict = Client(enforce_csrf_checks=True)
    strict.get(card_path(cast.kiyo))
    fields = dict(
        re.findall(r'name="(csrfmiddlewaretoken|form)" value="([^"]+)"', strict.get("/m/101").content.decode())
    )

    assert strict.post("/m/101", {**fields, "act": "did"}).status_code == 303
    assert stands() == [(1, "did")]


def test_tap_from_another_origin_is_refused(cast, card_path):
    strict = Client(enforce_csrf_checks=True)
    strict.get(card_path(cast.kiyo))
    fields = dict(
        re.findall(r'name="(csrfmiddlewaretoken|form)" value="([^"]+)"', strict.get("/m/101").content.decode())
    )

    response = strict.post("/m/101", {**fields, "act": "did"}, headers={"Origin": "https://elsewhere.example"})

    assert response.status_code == 403
    assert stands() == []
