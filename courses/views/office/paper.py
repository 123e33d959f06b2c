from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from courses.models import User
from courses.permissions.roles import standing_of_user


def password_paper(request: HttpRequest, account: User, password: str) -> HttpResponse:
    """Shown this once: only its hash is kept."""
    address = f"{settings.SITE_URL}{reverse('account_login')}"
    context = {
        "account": account,
        "password": password,
        "address": address,
        "is_prefecture": standing_of_user(request.user).is_prefecture,
    }
    return render(request, "courses/office/password_paper.html", context)
