"""A password on paper: made here, shown once, and changed by its owner at the first sign-in."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from courses.models import User
from courses.permissions.staff import can_reset_password
from materials.refusal import Refusal

DAYS = 14
"""A paper that nobody used by then opens nothing any more."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are read as another one."""


class MayNotReset(Refusal):
    code = "may_not_reset"
    sentence = (
        "この人の パスワードは、県事務局か、その人の すべての担当の 市町だけが 作り直せます。自分の分は できません。"
    )


def new_password() -> str:
    """Fifteen of 31 letters: 74 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))


@transaction.atomic
def give_password(*, user: User, by: User) -> str:
    """Ends every session of the account, since a session holds a hash of the password. Twice: the second paper is valid."""
    if not can_reset_password(by, user):
        raise MayNotReset
    return write_password(user)


def write_password(user: User) -> str:
    password = new_password()
    user.set_password(password)
    user.temporary_until = timezone.localdate() + timedelta(days=DAYS)
    user.save(update_fields=["password", "temporary_until"])
    return password
