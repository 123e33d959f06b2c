"""Whoever came in with a password on paper chooses an own one."""

from django.contrib.auth.hashers import check_password
from django.db import transaction

from courses.models import User
from materials.refusal import Refusal


class HasOwnPassword(Refusal):
    code = "has_own_password"
    sentence = "パスワードは もう 決まっています。変えるときは、県事務局か 市町の担当に 言ってください。"


class SameAsOnPaper(Refusal):
    code = "same_as_on_paper"
    sentence = "紙のパスワードと ちがう 言葉に してください。"


@transaction.atomic
def choose_password(*, user: User, password: str) -> User:
    """Rules about length and common words are the form's. Only once: later a new paper comes first."""
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.temporary_until is None:
        raise HasOwnPassword
    if check_password(password, row.password):
        raise SameAsOnPaper
    row.set_password(password)
    row.temporary_until = None
    row.save(update_fields=["password", "temporary_until"])
    return row
