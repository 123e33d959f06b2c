"""Completion (修了) is derived, never typed: attended or made up every session that was held. A class may ask for a share
of checkpoints too."""

from collections.abc import Sequence
from dataclasses import dataclass

from attendance.reports.retention import CheckpointStanding
from attendance.reports.steps import DONE, StepStanding, StepState
from attendance.words import SOLID
from courses.models import Cohort


@dataclass(frozen=True)
class CompletionStanding:
    rule: str
    """The rule in words, as it goes on the certificate."""
    holds: bool
    expected: bool
    """Came so far, and only the last meeting is missing: a certificate may be printed the day before."""
    missing: tuple[str, ...]
    """What is missing, in words."""


def rule_in_words(cohort: Cohort) -> str:
    rule = "開かれた すべての回に 出席(補講をふくむ)"
    if cohort.checkpoint_share:
        rule += f"、「できること」の {cohort.checkpoint_share}%以上が ひとりでできた"
    return rule


def completion_of(
    cohort: Cohort, steps: Sequence[StepStanding], checkpoints: Sequence[CheckpointStanding]
) -> CompletionStanding:
    missed = [f"{step.label}を お休み" for step in steps if step.state == StepState.MISSED]
    ahead = [f"{step.label}が これから" for step in steps if step.state == StepState.AHEAD]
    unclosed = [
        f"{step.label}が まだ しめられていない" for step in steps if step.state == StepState.OPEN or _is_unclosed(step)
    ]
    unclosed += _without_register_at_the_end(steps)
    share = _share_missing(cohort, checkpoints)
    attended_any = any(step.state in DONE for step in steps)
    missing = (*missed, *unclosed, *ahead, *share)
    return CompletionStanding(
        rule=rule_in_words(cohort),
        holds=attended_any and not missing,
        expected=attended_any
        and not missed
        and len(ahead) <= 1
        and bool(ahead or unclosed)
        and not cohort.is_cancelled,
        missing=missing if missing or attended_any else ("まだ 出席がない",),
    )


def _without_register_at_the_end(steps: Sequence[StepStanding]) -> list[str]:
    """A register that was not taken is in no denominator once a later meeting was held. At the end of the class it may
    still come from paper, so nobody has completed before it does or the meeting is cancelled."""
    missing: list[str] = []
    for step in reversed(steps):
        if step.state == StepState.NOT_TAKEN:
            missing.insert(0, f"{step.label}の 出席の記録が ない")
        elif step.state != StepState.CANCELLED:
            break
    return missing


def _is_unclosed(step: StepStanding) -> bool:
    """Marked as attended in a session that no person has closed yet."""
    own = step.state == StepState.ATTENDED and step.session is not None
    return own and step.session is not None and step.session.state == "planned"


def _share_missing(cohort: Cohort, checkpoints: Sequence[CheckpointStanding]) -> tuple[str, ...]:
    if not cohort.checkpoint_share or not checkpoints:
        return ()
    alone = sum(row.latest in SOLID for row in checkpoints)
    needed = -(-len(checkpoints) * cohort.checkpoint_share // 100)
    return () if alone >= needed else (f"「できること」が あと {needed - alone}つ",)
