"""One account for each role. Passwords are made here, written once to a file only its owner can read, and kept nowhere
else in the clear."""

import os
from datetime import date
from pathlib import Path

from courses.actions.assign_staff import assign
from courses.actions.give_password import new_password
from courses.actions.write_groups import write_groups
from courses.fiscal_year import fiscal_bounds
from courses.models import Municipality, User

HOME_TOWN = "384020"
ACCOUNTS: tuple[tuple[str, str, str, str | None], ...] = (
    ("ken", "県事務局", "prefecture", None),
    ("tobe", "砥部町 担当", "municipality", HOME_TOWN),
    ("masaki", "松前町 担当", "municipality", "384011"),
    ("kyozai", "教材をつくる人", "editor", None),
    ("koshi", "講師", "instructor", None),
    ("hojo", "補助", "assistant", None),
    ("uketsuke", "受付", "reception", HOME_TOWN),
)


def load(fiscal_year: int, accounts_file: Path) -> dict[str, User]:
    """Users by user name. A user that is there keeps the password."""
    write_groups()
    lines = [line for row in ACCOUNTS if (line := _account(*row, fiscal_year))]
    if lines:
        _write_once(accounts_file, lines)
    return {user.username: user for user in User.objects.filter(username__in=[row[0] for row in ACCOUNTS])}


def _account(username: str, name: str, role: str, code: str | None, fiscal_year: int) -> str:
    if User.objects.filter(username=username).exists():
        return ""
    password = new_password()
    user = User.objects.create_user(username, password=password, name=name)
    starts, until = fiscal_bounds(fiscal_year)
    town = Municipality.objects.get(pk=code) if code else None
    assign(
        user=user, role=role, municipality=town, starts=starts, until=max(until, date(starts.year + 1, 3, 31)), by=None
    )
    return f"{name}\t{username}\t{password}\n"


def _write_once(file: Path, lines: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.writelines(lines)
