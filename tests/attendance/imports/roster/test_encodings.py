import codecs

import pytest

from attendance.imports.roster.encodings import ENCODINGS, decode
from attendance.imports.roster.limits import NotARoster

TEXT = "氏名,フリガナ\r\n髙橋 﨑子,ﾀｶﾊｼ"


@pytest.mark.parametrize(
    "content, encoding",
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("cp932"), "cp932"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_encoding_is_found(content, encoding):
    assert decode(content) == (encoding, TEXT)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_that_a_person_chose_is_taken(encoding):
    assert decode(TEXT.encode(encoding), encoding) == (encoding, TEXT)


def test_mark_at_the_start_is_no_text_whatever_was_chosen():
    assert decode(TEXT.encode("utf-8-sig"), "utf-8") == ("utf-8", TEXT)


def test_end_mark_of_old_programs_is_no_text():
    assert decode(TEXT.encode("cp932") + b"\x1a") == ("cp932", TEXT)


def test_encoding_that_does_not_fit_is_refused_by_name():
    with pytest.raises(NotARoster) as refused:
        decode(TEXT.encode("cp932"), "utf-8")

    assert refused.value.sentence == "UTF-8では読めません。ほかの文字コードを選んでください。"


@pytest.mark.parametrize(
    "content", [b"\x81\xff\xfe\x01", "氏名\0".encode(), b"\0\1\2\3" * 20, "氏名".encode() + b"\x80\0"]
)
def test_bytes_that_are_no_text_are_refused(content):
    with pytest.raises(NotARoster) as refused:
        decode(content)

    assert refused.value.reason == "undecodable"
