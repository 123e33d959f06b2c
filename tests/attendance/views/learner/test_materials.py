from datetime import timedelta

import time_machine

from tests import factories


def test_materials_of_the_steps_so_far_with_what_was_said(scan, cast, press):
    client = scan(cast.kiyo)
    press(client, "again")

    with time_machine.travel(factories.NOW + timedelta(days=1), tick=False):
        page = client.get("/me/materials/").content.decode()

    assert page.count('href="/m/101"') == 1
    assert "第1回の 練習" in page
    assert "第2回の 練習" not in page
    assert "もう一度" in page


def test_materials_before_the_first_session_says_when(scan, cast):
    assert "第1回の教室が おわると" in scan(cast.kiyo).get("/me/materials/").content.decode()
