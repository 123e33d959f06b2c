"""A venue's copy beside its changed master: each section is taken over, kept as it is, or left for later."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from courses.actions.copy_course import copy_step
from courses.actions.take_over import ChangedMeanwhile, Decision, take_over
from courses.forms.editing import TakeOver
from courses.models import CoursePage
from courses.permissions.courses import courses_edited_by
from courses.reports.master_changes import PageChanges, changes_of, steps_without_copy
from courses.reports.shown_sections import shown
from courses.views.door import editing_door
from courses.views.editing.editor import editor_of
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@editing_door
def master_changes(request: HttpRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(courses_edited_by(request.user), pk=course_id)
    status = 200
    if request.method == "POST":
        try:
            _answer(request, course)
            return redirect("editing:master_changes", course.pk)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            status = 409
    pages = [_page(request, each) for each in changes_of(course)]
    context = {
        "course": course,
        "pages": pages,
        "missing": steps_without_copy(course),
        "may_publish": any(page["may_publish"] for page in pages),
    }
    return render(request, "courses/editing/master_changes.html", context, status=status)


def _page(request: HttpRequest, changes: PageChanges) -> dict[str, Any]:
    return {
        "page": changes.page,
        "form": TakeOver(changes=changes),
        "sections": shown(changes),
        "may_publish": _may_publish(request, changes),
    }


def _may_publish(request: HttpRequest, changes: PageChanges) -> bool:
    """A draft that somebody else has begun is not published along."""
    rights = changes.page.permissions_for_user(request.user)
    return changes.page.live and not changes.page.has_unpublished_changes and rights.can_publish()


@transaction.atomic
def _answer(request: HttpRequest, course: CoursePage) -> None:
    """All pages of the course or none."""
    if request.POST.get("step", "").isdecimal():
        step = next((each for each in steps_without_copy(course) if str(each.pk) == request.POST["step"]), None)
        if step is None:
            raise ChangedMeanwhile
        copy_step(step=step, course=course, by=editor_of(request))
        messages.success(request, f"ステップ「{step.title}」を 写しました。")
        return
    saved = [_save(request, each) for each in changes_of(course)]
    words = [word for word in saved if word]
    for word in words:
        messages.success(request, word)
    if not words:
        messages.info(request, "まだ なにも 決めていません。")


def _save(request: HttpRequest, changes: PageChanges) -> str:
    form = TakeOver(request.POST, changes=changes)
    if f"{form.prefix}-seen" not in request.POST:
        return ""
    if not form.is_valid():
        raise ChangedMeanwhile
    publish = "publish" in request.POST and _may_publish(request, changes)
    decisions = form.decisions()
    revision = take_over(
        changes=changes,
        decisions=decisions,
        seen=form.cleaned_data["seen"],
        by=editor_of(request),
        publish=publish,
    )
    if revision is None:
        return ""
    if Decision.TAKE not in decisions.values():
        return f"「{changes.page.title}」は このままに しました。"
    return f"「{changes.page.title}」を {'公開しました' if publish else '下書きに 保存しました'}。"
