"""An account is made together with its first work; without work it could not sign in."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from courses.actions.assign_staff import assign
from courses.actions.give_password import write_password
from courses.models import Municipality, User
from courses.permissions.staff import can_reset_password
from materials.refusal import Refusal


class NameIsTaken(Refusal):
    code = "name_is_taken"
    sentence = "この利用者名は もう 使われています。ちがう 利用者名に してください。"


@dataclass(frozen=True)
class Invitation:
    user: User
    password: str
    """In the clear, this once."""


@transaction.atomic
def invite(
    *,
    username: str,
    name: str,
    role: str,
    municipality: Municipality | None,
    starts: date,
    until: date,
    by: User,
) -> Invitation:
    """A button pressed twice makes one account; the second paper is the one that is valid."""
    user = _invited_before(username, name, by) or _made_or_invited(username, name, by)
    assign(user=user, role=role, municipality=municipality, starts=starts, until=until, by=by)
    return Invitation(user, write_password(user))


def _made_or_invited(username: str, name: str, by: User) -> User:
    """Somebody may have pressed at the same moment: the database lets one of them make the account."""
    try:
        with transaction.atomic():
            return User.objects.create_user(username, name=name)
    except IntegrityError:
        there = _invited_before(username, name, by)
        if there is None:
            raise NameIsTaken from None
        return there


def _invited_before(username: str, name: str, by: User) -> User | None:
    """The same person, who has not come in yet. Capitals do not tell two accounts apart: the sign-in does not either."""
    there = User.objects.select_for_update().filter(username__iexact=username).first()
    if there is None:
        return None
    is_waiting = there.name == name and there.last_login is None and there.temporary_until is not None
    if not is_waiting or not can_reset_password(by, there):
        raise NameIsTaken
    return there
