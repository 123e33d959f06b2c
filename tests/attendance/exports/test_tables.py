import csv
import io
from datetime import date

import openpyxl
import pytest

from attendance.exports.sheets import STARTS_A_FORMULA
from attendance.exports.tables import Export, Shown, Table, csv_lines, write_xlsx

ROWS = (
    ("0890000010", 0, 0.675, date(2026, 4, 1), Shown(1.5, '"1回に"0.0"人"'), None),
    ("", 1200, 1.0, None, None, "1\n2"),
)
HEADINGS = ("文字", "数", "割合", "日", "平均", "そのほか")


def exported(rows=ROWS, **options):
    return Export(
        "名前", "A & B", len(rows), [Table("表/1", HEADINGS, rows, **options), Table("数え方", ("数",), [("1",)])]
    )


def book_of(export):
    written = io.BytesIO()
    write_xlsx(export, written)
    return openpyxl.load_workbook(written)


def csv_of(export):
    return list(csv.reader(io.StringIO(b"".join(csv_lines(export)).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("is_long", [False, True])
def test_numbers_are_numbers_and_words_are_words(is_long):
    sheet = book_of(exported(is_long=is_long)).worksheets[0]

    first, second = sheet.iter_rows(min_row=2)
    assert [cell.value for cell in first][:3] == ["0890000010", 0, 0.675]
    assert [cell.number_format for cell in first][:5] == ["@", "0", "0%", "yyyy-mm-dd", '"1回に"0.0"人"']
    assert (first[3].value.date(), first[4].value, first[5].value) == (date(2026, 4, 1), 1.5, None)
    assert [cell.value for cell in second] == [None, 1200, 1, None, None, "1\n2"]
    assert second[0].number_format == "@"


def test_a_csv_has_the_first_table():
    assert csv_of(exported()) == [
        list(HEADINGS),
        ["0890000010", "0", "68%", "2026-04-01", "1.5", ""],
        ["", "1200", "100%", "", "", "1\n2"],
    ]


@pytest.mark.parametrize("start", [*STARTS_A_FORMULA, "'="])
def test_nothing_calculates_whatever_stands_before_it(start):
    rows = [("無害", 1), (f"{start}1+1", 2), ("無害", 3), (f"{start}1+2", 4)]

    cells = [row[0] for row in book_of(exported(rows)).worksheets[0].iter_rows(min_row=2)]

    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [False, start != "'=", False, start != "'="]
    assert [row[0] for row in csv_of(exported(rows))[1:]] == ["無害", f"'{start}1+1", "無害", f"'{start}1+2"]


def test_a_heading_does_not_calculate_either():
    export = Export("", "", 0, [Table("表", ("=1+1",), [])])

    assert book_of(export).worksheets[0]["A1"].data_type == "s"
    assert csv_of(export) == [["'=1+1"]]


def test_headings_stay_in_sight_and_on_every_printed_page():
    sheet = book_of(exported()).worksheets[0]

    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == ("表 1", "A2", "$1:$1")
    assert (sheet.oddHeader.center.text, sheet.page_setup.orientation) == ("A && B", "landscape")


def test_a_csv_is_sent_while_its_rows_are_made():
    made = []
    rows = (made.append(number) or (str(number), number) for number in range(1000))
    pieces = csv_lines(Export("", "", 1000, [Table("表", HEADINGS, rows)]))

    first = next(pieces)

    assert 0 < len(made) < 1000
    assert first.count(b"\r\n") == len(made) + 1
    assert sum(piece.count(b"\r\n") for piece in pieces) == 1001 - first.count(b"\r\n")


def test_what_was_laid_down_is_gone_when_a_row_fails(tmp_path, monkeypatch):
    def rows():
        yield from [("青野 キヨ", number) for number in range(200)]
        assert len(list(tmp_path.iterdir())) == 1
        raise RuntimeError

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(RuntimeError):
        book_of(Export("", "", 1, [Table("表", HEADINGS, rows(), is_long=True)]))

    assert list(tmp_path.iterdir()) == []
