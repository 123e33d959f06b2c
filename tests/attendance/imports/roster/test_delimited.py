import pytest

from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from tests.spreadsheets import csv_of


def cells_of(content, **options):
    return [row.values for row in read_roster(content, Options(**options)).sheets[0].rows]


def pasted(text):
    return cells_of(text.encode(), pasted=True)


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_cells_are_told_apart_by_the_headings_and_not_by_a_count(separator):
    content = csv_of(
        "名簿,令和8年度,砥部,伊予,松山;松前\t久万", separator.join(["氏名", "備考"]), separator.join(["青野", "x"])
    )

    assert cells_of(content)[1:] == [("氏名", "備考"), ("青野", "x")]


def test_cells_without_headings_are_told_apart_by_their_number():
    assert cells_of(csv_of("青野;089,0;x", "山田;089;y,z")) == [("青野", "089,0", "x"), ("山田", "089", "y,z")]


@pytest.mark.parametrize(
    "written, read",
    [
        ("'=1+1", "=1+1"),
        ("'＝x", "＝x"),
        ("'-", "-"),
        ("'@x", "@x"),
        ("'|x", "|x"),
        ("''=x", "'=x"),
        ("'''+", "''+"),
        ("'090", "'090"),
        ("'", "'"),
        ("it's=", "it's="),
        ("=x", "=x"),
    ],
)
def test_apostrophe_of_our_own_export_is_taken_away_once(written, read):
    assert cells_of(csv_of("氏名,備考", f"青野,{written}"))[1] == ("青野", read)


def test_pasted_cells_stand_between_tabs():
    assert pasted("氏名\t備考\n青野, キヨ\tx;y,z\n") == [("氏名", "備考"), ("青野, キヨ", "x;y,z")]


def test_pasted_cell_with_a_line_break_is_quoted_by_excel():
    assert pasted('青野\t"耳が遠い\n""大きな声で"""\tx') == [("青野", '耳が遠い\n"大きな声で"', "x")]


def test_pasted_quotation_mark_may_be_just_one():
    assert pasted('青野\t"大"きな声\r\n山田\t5"') == [("青野", '"大"きな声'), ("山田", '5"')]


def test_pasted_names_are_one_column():
    assert pasted("青野 キヨ\r\n\r\n山田 太郎") == [("青野 キヨ",), ("山田 太郎",)]


def test_progress_is_told_every_250_rows():
    told = []

    read_roster(csv_of("氏名", *(f"青野{n}" for n in range(600))), progress=told.append)

    assert told == [250, 500]


@pytest.mark.parametrize("content, reason", [(b'a,"b"c', "bad_quotes"), (b"a" * 200_000, "too_long_cell")])
def test_cells_that_can_not_be_told_apart_are_refused(content, reason):
    with pytest.raises(NotARoster) as refused:
        read_roster(content)

    assert refused.value.reason == reason
