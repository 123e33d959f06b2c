import pytest

from attendance.telephones import NotATelephone, Telephone, digits_of, read_telephones


@pytest.mark.parametrize(
    "written, number",
    [
        ("089-018-6003", "089-018-6003"),
        ("０８９７－０６６－６３０５", "0897-066-6305"),
        ("089−018‐6003", "089-018-6003"),
        ("089ー018―6003", "089-018-6003"),
        ("(089)018-6003", "089-018-6003"),
        ("089(018)6003", "089-018-6003"),
        ("089 018 6003", "089-018-6003"),
        ("℡089-018-6003", "089-018-6003"),
        ("TEL: 089-018-6003", "089-018-6003"),
        ("090-1234-5678(携帯)", "090-1234-5678"),
        ("+81 90-1234-5678", "090-1234-5678"),
        ("自宅：089-018-6003", "089-018-6003"),
        ("（携帯）090-1234-5678", "090-1234-5678"),
        ("090-1234-5678（本人）", "090-1234-5678"),
        ("'0890186003", "0890186003"),
        ("09012345678", "09012345678"),
    ],
)
def test_telephone_is_read(written, number):
    assert read_telephones(written) == (Telephone(number),)


@pytest.mark.parametrize(
    "written, number",
    [
        ("890186003", "0890186003"),
        ("8970666305", "08970666305"),
        ("890186003.0", "0890186003"),
        ("89-018-6003", "089-018-6003"),
    ],
)
def test_lost_zero_is_restored_and_said(written, number):
    assert read_telephones(written) == (Telephone(number, zero_restored=True),)


@pytest.mark.parametrize(
    "written",
    [
        "089-018-6003 / 090-1234-5678",
        "089-018-6003\n090-1234-5678",
        "089-018-6003　090-1234-5678",
        "089-018-6003・090-1234-5678",
        "自宅 089-018-6003 携帯 090-1234-5678",
        "089-018-6003（携帯090-1234-5678）",
        "(自)089-018-6003 (携)090-1234-5678",
    ],
)
def test_two_numbers_in_one_cell_are_read(written):
    assert read_telephones(written) == (Telephone("089-018-6003"), Telephone("090-1234-5678"))


@pytest.mark.parametrize("written", ["", " ", "なし", "-", "ー"])
def test_no_telephone_is_none(written):
    assert read_telephones(written) == ()


@pytest.mark.parametrize(
    "written",
    [
        "080",
        "018-6003",
        "89018600",
        "089-018-60031234",
        "089-018-6003内線5",
        "8.90186E+08",
        "0,0,0",
        "電話して",
        "090-1234-5678(妻)",
    ],
)
def test_what_is_no_telephone_is_refused(written):
    with pytest.raises(NotATelephone):
        read_telephones(written)


def test_three_numbers_are_refused():
    with pytest.raises(NotATelephone):
        read_telephones("089-018-6003/090-1234-5678/090-1234-5679")


def test_digits_of_two_numbers_stand_apart():
    assert digits_of("089-018-6003", "", "090-1234-5678") == "0890186003 09012345678"
