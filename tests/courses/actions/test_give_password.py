from datetime import date

import pytest

from courses.actions.give_password import MayNotReset, give_password
from courses.models import User


def test_give_password_replaces_it_and_ends_sessions(cast, client):
    client.force_login(cast.clerk)
    assert client.get("/office/").status_code == 200

    password = give_password(user=cast.clerk, by=cast.officer)

    clerk = User.objects.get(pk=cast.clerk.pk)
    assert (clerk.check_password(password), clerk.temporary_until) == (True, date(2026, 11, 3))
    assert client.get("/office/")["Location"].startswith("/accounts/login/")


def test_give_password_twice_makes_the_first_paper_worthless(cast):
    first, second = (give_password(user=cast.editor, by=cast.clerk) for _ in range(2))

    editor = User.objects.get(pk=cast.editor.pk)
    assert (editor.check_password(first), editor.check_password(second)) == (False, True)


@pytest.mark.parametrize(
    "by, whose",
    [
        ("clerk", "clerk"), ("clerk", "officer"), ("clerk", "neighbour_clerk"), ("clerk", "instructor"),
        ("editor", "clerk"), ("nobody", "clerk"), ("officer", "officer"),
    ],
)  # fmt: skip
def test_give_password_is_refused_beyond_the_own_accounts(cast, by, whose):
    with pytest.raises(MayNotReset):
        give_password(user=getattr(cast, whose), by=getattr(cast, by))

    assert User.objects.get(pk=getattr(cast, whose).pk).check_password("a long password")
