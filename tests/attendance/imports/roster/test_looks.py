import io
import zipfile

from openpyxl.styles import Font

from attendance.imports.roster.cells import Looks
from attendance.imports.roster.kept_cells import cells_as_bytes, cells_from_bytes
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from tests.spreadsheets import repacked, xlsx_of

PEOPLE = (["氏名", "電話", "住所"], ["青野 キヨ", "089-000-0010", "x"], ["石井 武", None, "x"], ["森 花", None, "x"])


def book_of(change):
    return read_roster(xlsx_of(*PEOPLE, change=change))


def notes_of(change):
    return find_table(book_of(change)).notes


def test_rows_that_nobody_sees_are_read_and_named():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True

    table = find_table(book_of(hide))

    assert [row.number for row in table.rows] == [2, 3, 4]
    assert table.notes == ("Excelで隠れている行も読みました: 3行目。入れない人なら、ファイルから行を消してください。",)


def test_rows_that_are_crossed_out_are_read_and_named():
    def cross_out(sheet):
        sheet["A4"].font = Font(strike=True)

    assert notes_of(cross_out) == (
        "取り消し線のある行も読みました: 4行目。入れない人なら、ファイルから行を消してください。",
    )


def test_format_of_an_empty_cell_crosses_nobody_out():
    def cross_out(sheet):
        sheet["B4"].font = Font(strike=True)

    assert notes_of(cross_out) == ()


def test_cell_that_two_people_share_is_named():
    def merge(sheet):
        sheet.merge_cells("C3:C4")
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("E1:F1")

    assert notes_of(merge) == (
        "上下に結合したセルの中身は、上の行だけに入れました: B2:B3。下の行にも要るなら、書き足してください。",
    )


def test_what_is_seen_is_kept_with_the_cells():
    def change(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.merge_cells("B2:B3")

    book = book_of(change)

    assert book.sheets[0].looks == Looks(hidden=(3,), merged=("B2:B3",))
    assert cells_from_bytes(cells_as_bytes(book)) == book


def test_merged_cells_may_reach_to_the_end_of_the_sheet():
    content = xlsx_of(*PEOPLE, change=lambda sheet: sheet.merge_cells("B2:B3"))
    part = "xl/worksheets/sheet1.xml"
    sheet = b'<mergeCell ref="B2:B1048576" />' * 3

    book = read_roster(repacked(content, **{part: _part(content, part).replace(b'<mergeCell ref="B2:B3" />', sheet)}))

    assert len(find_table(book).notes) == 1


def _part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name)
