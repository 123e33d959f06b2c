from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from courses.actions.choose_password import HasOwnPassword, choose_password
from courses.forms.password import PasswordForm
from courses.models import User
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_password(request: HttpRequest) -> HttpResponse:
    """Once, by whoever came in with the password on paper; everybody else goes on to the own door."""
    user = request.user
    if not isinstance(user, User) or user.temporary_until is None:
        return redirect("after_sign_in")
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            choose_password(user=user, password=form.cleaned_data["first"])
        except HasOwnPassword:
            return redirect("after_sign_in")
        except Refusal as refusal:
            form.add_error("first", refusal.sentence)
        else:
            user.refresh_from_db()
            update_session_auth_hash(request, user)  # this session goes on; another one with the paper ends
            messages.success(
                request, "パスワードを 決めました。つぎからは このパスワードで 入ってください。紙は 捨ててください。"
            )
            return redirect("after_sign_in")
    return render(request, "account/new_password.html", {"form": form})
