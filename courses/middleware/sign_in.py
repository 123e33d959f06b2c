from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from django.http import HttpRequest, HttpResponse

from courses.middleware.staff_backend import has_current_assignment
from courses.models import User


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up by himself: accounts are made with an assignment."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "利用者名か パスワードが ちがいます。",
        "too_many_login_attempts": "何度も まちがえたので、止めています。10分ほど 待ってから、もう一度 ためしてください。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """The right password of somebody without a current assignment is answered, and begins no session."""
        if not has_current_assignment(user):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail is ever sent: staff need no address."""
