import pytest

from attendance.permissions.certificates import as_issued

SERIAL = "2026-384020-K0M1Q9XA"


@pytest.mark.parametrize(
    "written",
    [
        SERIAL,
        SERIAL.lower(),
        "2026384020k0m1q9xa",
        " 2026 384020 K0M1 Q9XA ",
        "2026−384020ー KOMIQ9XA",
        "２０２６－３８４０２０－Ｋ０ｍ１ｑ９ＸＡ",
        "2O26-38402O-komlq9xa.",
    ],
)
def test_as_issued_forgives_what_people_type(written):
    assert as_issued(written) == SERIAL


@pytest.mark.parametrize("written", ["", "x", "🍊", f"{SERIAL}B", "A" * 5000, "%00"])
def test_as_issued_of_anything_is_no_serial(written):
    assert as_issued(written) != SERIAL
