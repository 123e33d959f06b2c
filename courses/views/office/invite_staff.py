from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from courses.actions.invite_staff import NameIsTaken, invite
from courses.forms.staff import InviteForm
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door
from courses.views.office.account import giver_of
from courses.views.office.paper import password_paper
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@office_door
def invite_staff(request: HttpRequest) -> HttpResponse:
    """Somebody new. The answer to the press is the paper itself: its password is in no session and in no address."""
    by = giver_of(request)
    form = InviteForm(request.POST or None, giver=by)
    if request.method == "POST" and form.is_valid():
        try:
            made = invite(username=form.cleaned_data["username"], name=form.cleaned_data["name"], by=by, **form.work())
        except Refusal as refusal:
            form.add_error("username" if isinstance(refusal, NameIsTaken) else "role", refusal.sentence)
        else:
            return password_paper(request, made.user, made.password)
    context = {"form": form, "is_prefecture": standing_of_user(by).is_prefecture}
    return render(request, "courses/office/invite_staff.html", context)
