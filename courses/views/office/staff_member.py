from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from courses.actions.assign_staff import assign
from courses.forms.staff import AssignmentForm
from courses.permissions.roles import standing_of_user
from courses.permissions.staff import can_reset_password
from courses.reports.staff_list import line_of
from courses.views.door import office_door
from courses.views.office.account import account_of, giver_of
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@office_door
def staff_member(request: HttpRequest, user_id: int) -> HttpResponse:
    """One account: what it does, until when; more work is given here."""
    account, by = account_of(request, user_id), giver_of(request)
    form = AssignmentForm(request.POST or None, giver=by)
    if request.method == "POST" and form.is_valid():
        try:
            assign(user=account, by=by, **form.work())
        except Refusal as refusal:
            form.add_error("role", refusal.sentence)
        else:
            messages.success(request, f"{account}さんに 担当を 入れました。")
            return redirect("office:staff_member", user_id=account.pk)
    context = {
        "line": line_of(account, timezone.localdate()),
        "form": form,
        "is_oneself": account.pk == by.pk,
        "can_reset": can_reset_password(by, account),
        "is_prefecture": standing_of_user(by).is_prefecture,
    }
    return render(request, "courses/office/staff_member.html", context)
