import uuid
from datetime import timedelta

import time_machine

from attendance.models import StudyState
from tests import factories


def press(client, value):
    return client.post("/me/stamp/", {"act": value, "form": str(uuid.uuid4())})


def test_stamp_of_today_counts_and_is_read_back(scan, cast):
    client = scan(cast.kiyo)

    response = press(client, "did")

    assert (response.status_code, response["Location"]) == (303, "/me/#stamp")
    assert list(StudyState.objects.values_list("material", "value")) == [(None, "did")]
    page = client.get("/me/").content.decode()
    assert "スタンプ 1個" in page
    assert "紙で 練習したことを 記録しました。" in page


def test_stamp_twice_a_day_is_one_stamp(scan, cast):
    client = scan(cast.kiyo)
    press(client, "did")
    press(client, "did")

    assert "スタンプ 1個" in client.get("/me/").content.decode()


def test_stamp_can_be_taken_back(scan, cast):
    client = scan(cast.kiyo)
    press(client, "did")
    with time_machine.travel(factories.NOW + timedelta(seconds=1), tick=False):
        press(client, "none")

    assert list(StudyState.objects.values_list("value", flat=True)) == ["none"]


def test_stamp_of_something_else_says_what_to_do(scan, cast):
    assert press(scan(cast.kiyo), "x").status_code == 400


def test_stamp_without_a_card_is_nobodys(client, cast):
    assert press(client, "did").status_code == 403
    assert StudyState.objects.count() == 0
