from types import SimpleNamespace

import pytest

from attendance.reports.class_sessions import Meeting, MeetingState
from attendance.reports.retention import Retention
from attendance.reports.steps import StepStanding, StepState
from attendance.templatetags import standing
from lms.templatetags.look import CHIPS


def step(state, mark=""):
    return StepStanding(SimpleNamespace(position=1), None, state, mark)


@pytest.mark.parametrize(
    "state, mark, code, word",
    [
        ("attended", "late", "late", ""),
        ("attended", "left_early", "left_early", ""),
        ("made_up", "present", "made_up", ""),
        ("missed", "absent", "absent", ""),
        ("missed", "apology", "apology", ""),
        ("ahead", "apology", "apology", ""),
        ("ahead", "", "planned", ""),
        ("open", "", "none", "まだ"),
        ("not_taken", "", "warning", "記録なし"),
        ("cancelled", "apology", "cancelled", ""),
    ],
)
def test_step_chip_says_how_somebody_came_or_why_not(state, mark, code, word):
    shown = step(StepState(state), mark)

    assert (standing.step_chip(shown), standing.step_word(shown)) == (code, word)


@pytest.mark.parametrize("state", StepState)
@pytest.mark.parametrize("mark", ["present", "late", "left_early", "apology", "absent"])
def test_a_file_says_the_word_of_the_chip(state, mark):
    shown = step(state, mark)

    assert shown.word == (standing.step_word(shown) or CHIPS[standing.step_chip(shown)][1])


def test_every_chip_is_one_of_the_look():
    steps = {standing.step_chip(step(state, "present")) for state in StepState}
    meetings = {standing.meeting_chip(Meeting(SimpleNamespace(), state, 0)) for state in MeetingState}

    assert (steps | meetings) - set(CHIPS) == set()


@pytest.mark.parametrize("share, words", [(None, "—"), (0.0, "0%"), (0.825, "83%"), (41 / 50, "82%"), (1.0, "100%")])
def test_percent_rounds_half_up_and_none_is_not_nought(share, words):
    assert standing.percent(share) == words


def test_ways_are_written_with_their_counts():
    assert standing.ways({"paper": 1, "phone": 3}) == "紙 1、スマホ 3"


def test_kept_bar_parts_lie_end_to_end():
    drawn = standing.kept_bar(Retention(kept=2, lost=1, solid_at_closing=4))

    assert [drawn[part] for part in ("kept", "lost", "unseen")] == [
        {"count": 2, "x": 1.0, "width": 199.0, "middle": 100.5},
        {"count": 1, "x": 200.0, "width": 99.5, "middle": 249.8},
        {"count": 1, "x": 299.5, "width": 99.5, "middle": 349.2},
    ]
    assert drawn["looked_until"] == 299.5


def test_kept_bar_of_nothing_divides_by_nothing():
    assert standing.kept_bar(Retention())["kept"]["width"] == 0.0
