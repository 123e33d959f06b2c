"""What went wrong, said to who is there: learners and residents get the public's page (templates/403.html ...), those who
work at the desk or in the classroom one of their own. None of them says whose the thing is that was asked for."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from lms.views.public.number import digits_in, go_to, is_typed


@dataclass(frozen=True)
class StaffDoor:
    door: str
    home: str
    home_word: str


_DOORS = {
    "/office/": StaffDoor("door/office.html", "/accounts/after-sign-in/", "自分の 画面へ"),
    "/admin/": StaffDoor("door/office.html", "/accounts/after-sign-in/", "自分の 画面へ"),
    "/classroom/": StaffDoor("door/classroom.html", "/classroom/", "きょうの教室へ"),
}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A wrong address and somebody else's class or person are one answer."""
    return _for_staff(request, "failure/staff_404.html", 404) or defaults.page_not_found(request, exception)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _for_staff(request, "failure/staff_403.html", 403) or defaults.permission_denied(request, exception)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Reading needs no proof: a number from the pad leads to its page where cookies are off, and is not counted."""
    match = request.resolver_match
    if match and match.view_name == "number" and is_typed(request, match.kwargs["written"]):
        return go_to(digits_in(request.POST["n"]))
    return _for_staff(request, "failure/staff_csrf.html", 403) or render(request, "403_csrf.html", status=403)


def _for_staff(request: HttpRequest, template: str, status: int) -> HttpResponse | None:
    for path, door in _DOORS.items():
        if request.path.startswith(path):
            return render(request, template, asdict(door), status=status)
    return None
