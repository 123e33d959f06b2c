from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from courses.permissions.roles import standing_of_user


@require_safe
def after_sign_in(request: HttpRequest) -> HttpResponse:
    """To the door of one's work. A user whose assignment has ended is nobody by now."""
    standing = standing_of_user(request.user)
    if standing.has_office:
        return redirect("/office/")
    if standing.teaches:
        return redirect("/classroom/")
    if standing.edits:
        return redirect("/admin/")
    messages.info(request, "いまの担当が ありません。市町の担当か 県事務局に 聞いてください。")
    return redirect("account_login")
