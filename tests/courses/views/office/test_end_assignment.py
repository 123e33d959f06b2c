from datetime import date

import pytest
from django.test import Client

from courses.actions.write_groups import write_groups


def press(client, whose, **words):
    return client.post(f"/office/staff/assignments/{whose.assignments.get().pk}/", words, follow=True)


def test_end_now_is_felt_at_the_next_request(sign_in, cast):
    write_groups()
    open_one = Client()
    open_one.force_login(cast.editor)
    assert open_one.get("/admin/").status_code == 200

    text = press(sign_in(cast.clerk), cast.editor, now="1").content.decode()

    assert "終わりにしました" in text
    assert open_one.get("/admin/")["Location"].startswith("/accounts/login/")


def test_another_last_day_is_kept(sign_in, cast):
    text = press(sign_in(cast.clerk), cast.editor, until="2026-12-31").content.decode()

    assert "12月31日(木)" in text
    assert cast.editor.assignments.get().until == date(2026, 12, 31)


@pytest.mark.parametrize(
    "until, sentence", [("", "日にちを 入れて"), ("2026-01-01", "後に して"), ("2040-01-01", "来年度")]
)
def test_a_day_that_makes_no_sense_is_refused(sign_in, cast, until, sentence):
    assert sentence in press(sign_in(cast.clerk), cast.editor, until=until).content.decode()
    assert cast.editor.assignments.get().until == date(2099, 3, 31)


@pytest.mark.parametrize("whose", ["clerk", "neighbour_clerk", "officer", "instructor"])
def test_work_of_oneself_and_of_others_is_not_there(sign_in, cast, whose):
    assert press(sign_in(cast.clerk), getattr(cast, whose), now="1").status_code == 404
    assert getattr(cast, whose).assignments.get().ended_on is None


def test_prefecture_ends_nobody_s_last_prefecture(sign_in, cast):
    assert press(sign_in(cast.officer), cast.officer, now="1").status_code == 404


def test_end_by_get_is_refused(sign_in, cast):
    pk = cast.editor.assignments.get().pk

    assert sign_in(cast.clerk).get(f"/office/staff/assignments/{pk}/").status_code == 405
