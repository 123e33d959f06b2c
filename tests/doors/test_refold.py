"""What stands is what the acts say, and the demo is loaded twice without a trace."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from attendance.models import Attendance
from tests.doors.watching import changed, checksums


def test_the_demo_is_folded_as_its_acts_say(town):
    out = StringIO()

    call_command("refold", "--check", stdout=out)

    assert out.getvalue() == "Nothing differs.\n"


def test_a_fold_that_was_changed_by_hand_is_found_and_mended(town):
    row = Attendance.objects.filter(value="present")[0]
    Attendance.objects.filter(pk=row.pk).update(value="absent")

    with pytest.raises(CommandError, match="1 rows differ"):
        call_command("refold", "--check", stdout=StringIO())
    call_command("refold", stdout=StringIO())

    assert Attendance.objects.get(pk=row.pk).value == "present"


def test_the_demo_twice_adds_and_changes_nothing(town):
    before = checksums()

    call_command("demo", stdout=StringIO())

    assert changed(before) == []
