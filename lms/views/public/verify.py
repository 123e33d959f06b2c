"""/verify/<serial>, as it is printed on a certificate: is it true. The answer names nobody and is kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.permissions.certificates import certificate_of_serial
from attendance.reports.verification import verification_of
from attendance.views.learner.tries import SLOT, asked_too_many_serials, count_unknown_serial
from lms.views.public.house import contact_words


@require_safe
def verify(request: HttpRequest, serial: str = "") -> HttpResponse:
    serial = serial or request.GET.get("serial", "")
    if not serial.strip():
        return _answer(request, "lms/public/verify.html")
    if asked_too_many_serials(request):
        response = _answer(request, "429.html", status=429)
        response.headers["Retry-After"] = str(SLOT)
        return response
    certificate = certificate_of_serial(serial)
    if certificate is None:
        count_unknown_serial(request)
        return _answer(request, "lms/public/verify.html", status=404, is_unknown=True)
    return _answer(request, "lms/public/verify.html", answer=verification_of(certificate, timezone.now()))


def _answer(request: HttpRequest, template: str, status: int = 200, **context: object) -> HttpResponse:
    response = render(request, template, {**contact_words(), **context}, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
