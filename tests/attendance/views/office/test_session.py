from datetime import timedelta

import pytest

from tests import factories, meetings

MOVED = {"day": "2026-11-11", "time": "10:00", "minutes": "60"}


@pytest.fixture
def session(cast):
    return meetings.meeting(cast.cohort, 2)


def path(session):
    return f"cohorts/{session.cohort.slug}/sessions/{session.pk}/"


def test_session_shows_the_day_it_is_on(session, look):
    text = look(path(session))

    assert ('value="2026-11-10"' in text, 'value="13:30"' in text, 'value="90"' in text) == (True, True, True)


def test_session_is_moved(session, send):
    response = send(path(session), **MOVED)

    session.refresh_from_db()
    assert (session.starts_at, session.ends_at - session.starts_at) == (
        factories.moment(factories.date(2026, 11, 11), 10, 0), timedelta(hours=1),
    )  # fmt: skip
    assert '第2回を <span class="keep">11月11日(水)</span>にしました。' in response.content.decode()


def test_session_moved_past_another_says_why_not(session, send):
    text = send(path(session), **{**MOVED, "day": "2026-10-19"}).content.decode()

    session.refresh_from_db()
    assert ("それよりあとの日にしてください" in text, session.day) == (True, factories.date(2026, 11, 10))


def test_session_that_was_held_has_no_form_and_does_not_move(cast, look, send):
    held = meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])

    assert "出席の記録がある回です" in look(path(held))
    send(path(held), **{**MOVED, "day": "2026-10-21"})
    held.refresh_from_db()
    assert held.day == factories.TODAY


def test_session_of_another_class_is_not_there(cast, sign_in):
    other = cast.neighbour_cohort.sessions.first()

    assert sign_in(cast.clerk).get(f"/office/cohorts/tobe-1/sessions/{other.pk}/").status_code == 404


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_session_is_refused_to_others(cast, session, send, who, status):
    assert send(path(session), by=getattr(cast, who), **MOVED).status_code == status
    session.refresh_from_db()
    assert session.day == factories.date(2026, 11, 10)


# Cancelling one meeting -----------------------------------------------------------------------------------------------
def test_cancel_session_leaves_the_others(cast, session, send):
    for _ in range(2):
        response = send(f"{path(session)}cancel/")

    assert "第2回を中止にしました。みなさんに電話で知らせてください。" in response.content.decode()
    assert list(cast.cohort.sessions.values_list("state", flat=True)) == ["planned", "cancelled", "planned"]


def test_cancel_session_that_was_held_is_refused(cast, send):
    held = meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])

    assert "中止には できません" in send(f"{path(held)}cancel/").content.decode()
    held.refresh_from_db()
    assert held.state == "held"


def test_cancel_session_by_get_is_refused(cast, session, sign_in):
    assert sign_in(cast.clerk).get(f"/office/{path(session)}cancel/").status_code == 405


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_cancel_session_is_refused_to_others(cast, session, send, who, status):
    assert send(f"{path(session)}cancel/", by=getattr(cast, who)).status_code == status
    session.refresh_from_db()
    assert session.state == "planned"
