"""On the editor's home: what one has begun, what waits for one's approval, and the way to one's venues."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from courses.permissions.courses import venues_edited_by
from courses.reports.approval import came_back, comments_on, drafts_of, waiting_for
from materials.japanese_dates import day_short
from materials.panels.short_list import Line, ShortList


class WaitingForMe(ShortList):
    name, order = "waiting-for-me", 10
    heading = "わたしの 確認待ち"
    intro = (
        "名前を押して 読みます。よければ、下の「∧」から「承認して 公開する」を 押します。"
        "直してほしい ところは、右上の ふきだしの絵を 押して その場所に 書き、「直すところを 書いて 返す」を 押します。"
    )

    def lines(self, user: Any) -> Sequence[Line]:
        return [_line(page, _handed_in(state)) for page, state in waiting_for(user)]


class MyDrafts(ShortList):
    name, order = "my-drafts", 20
    heading = "自分の 下書き"

    def lines(self, user: Any) -> Sequence[Line]:
        rows = drafts_of(user)
        comments = comments_on([page for page, _ in rows])
        return [_line(page, _with_comments(_stands(page, state), comments.get(page.pk, 0))) for page, state in rows]


class MyVenues(ShortList):
    name, order = "my-venues", 50
    heading = "会場の 講座"

    def lines(self, user: Any) -> Sequence[Line]:
        """Whoever writes no self-study pages would find an empty home."""
        count = venues_edited_by(user).count()
        says = f"{count}会場。講座を 開く、県の もとの講座と くらべる、直す"
        return [Line("講座と会場を ひらく", reverse("editing:venue_courses"), says)] if count else []


def _line(page: Page, says: str) -> Line:
    return Line(page.draft_title or page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]), says)


def _handed_in(state: TaskState) -> str:
    by = state.workflow_state.requested_by
    day = day_short(timezone.localdate(state.started_at))
    return f"{by}さんが {day}に 出しました" if by else f"{day}に 出されました"


def _stands(page: Page, state: WorkflowState | None) -> str:
    if came_back(state) and state is not None:
        said = state.current_task_state.comment if state.current_task_state else ""
        return f"もどって きました: {said}" if said else "もどって きました"
    if state is not None:
        return f"「{state.workflow.name}」を 待っています"
    day = day_short(timezone.localdate(page.latest_revision_created_at)) if page.latest_revision_created_at else ""
    return (
        f"{day}に 書きました。まだ 見えていません"
        if not page.live
        else f"{day}に 直しました。まだ 前のままが 見えています"
    )


def _with_comments(stands: str, places: int) -> str:
    return f"{stands.removesuffix('。')}。コメントが {places}か所に あります" if places else stands


def put_in(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend([WaitingForMe(), MyDrafts(), MyVenues()])
