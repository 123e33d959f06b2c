import pytest

from attendance.care_notes import NotACareNote, clean_care_note


@pytest.mark.parametrize(
    "written, note",
    [
        (" 耳が遠い ", "耳が遠い"),
        ("緊急 090-1234-5678 長女", "緊急 090-1234-5678 長女"),
        ("〒791-2101", "〒791-2101"),
        ("耳が遠い\r\n送迎\rあり", "耳が遠い\n送迎\nあり"),
        ("", ""),
    ],
)
def test_note_is_kept(written, note):
    assert clean_care_note(written) == note


@pytest.mark.parametrize(
    "written",
    [
        "123456789012", "１２３４ ５６７８ ９０１２", "1234-5678-9012-3456", "口座 1234567", "1234567", "暗証番号は1234",
        "=1+1", "@SUM(A1)", "あ" * 101, "\x01",
    ],
)  # fmt: skip
def test_what_has_no_place_in_a_note_is_refused(written):
    with pytest.raises(NotACareNote):
        clean_care_note(written)
