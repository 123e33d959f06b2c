import pytest

from attendance.names import NotAName, clean_name


@pytest.mark.parametrize(
    "written, name",
    [
        ("髙橋 﨑子", "髙橋 﨑子"),
        ("𠮷田　昭", "𠮷田　昭"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("神\ufe00田", "神\ufe00田"),
        ("　青野  キヨ ", "青野  キヨ"),
        ("①㈱", "①㈱"),
        ("か\u3099", "か\u3099"),
        ("Nguyen Van An", "Nguyen Van An"),
    ],
)
def test_name_is_kept_character_by_character(written, name):
    assert clean_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "", "　 ", "=1+1", "+81", "-青野", "@青野", "＝青野", "#N/A", "?田 昭", "〓田 昭", "\ufffd田", "青野\nキヨ",
        "青\u200b野", "\u202e青野", "\ue000田", "青" * 61, "12345", "１-2",
    ],
)  # fmt: skip
def test_what_can_not_be_a_name_is_refused(written):
    with pytest.raises(NotAName):
        clean_name(written)
