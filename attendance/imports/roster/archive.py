"""An .xlsx is a zip. It is looked at here before openpyxl builds anything of it: a bomb is refused by its list of
contents, and every part is run through by a bare parser that only counts."""

import zipfile
import zlib
from io import BytesIO
from typing import Any
from xml.parsers import expat

from attendance.imports.roster.limits import (
    MEGABYTE,
    MEMBERS,
    RATIO,
    UNPACKED_BYTES,
    NotARoster,
    broken,
    too_full,
    too_long_cell,
)

ELEMENTS = 1_100_000
"""In all parts together: 5,000 rows with 50 columns filled, each with a text of its own."""
ELEMENTS_OF_ONE_ROW = 17_000
"""What is in memory at once: a format may reach all 16,384 cells of a row."""
CELLS = 500_000
"""The ones that only have a format, too."""
VALUES = 260_000
"""5,000 rows with 50 columns, and something in the other sheets."""
STRINGS = 250_000
"""Different texts: as many as cells."""
OTHER_ELEMENTS = 70_000
"""Rows, and whatever is outside of rows and shared strings: nothing of it is let go of while reading."""
DEPTH = 40
_CHUNK = 256 * 1024
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW, _STRING, _CELL = f"{_MAIN} row", f"{_MAIN} si", f"{_MAIN} c"
_VALUES = frozenset((f"{_MAIN} v", f"{_MAIN} is"))
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError
)  # fmt: skip


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The zip, when it may be an honest .xlsx; else `NotARoster`."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        _refuse_by_list(archive.infolist(), len(content))
        _refuse_by_kind(archive)
        count = _Count()
        for member in archive.infolist():
            _refuse_by_counting(archive, member, count)
    except NotARoster:
        raise
    except _DAMAGED as error:
        raise broken() from error
    return archive


def _refuse_by_list(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MEMBERS:
        raise NotARoster("too_many_parts", "シートや図が多すぎます。名簿のシートだけを新しいブックにしてください。")
    if unpacked > UNPACKED_BYTES or (unpacked > MEGABYTE and unpacked > RATIO * size):
        raise NotARoster("too_big_unpacked", "開くと大きすぎます。名簿の行だけを新しいブックに貼り付けてください。")
    if any(member.flag_bits & 1 for member in members):
        raise NotARoster("encrypted", "パスワードがかかっています。パスワードを外して保存し、もう一度選んでください。")


def _refuse_by_kind(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(set(names)) != len(names):
        raise broken()
    if "[Content_Types].xml" not in names:
        raise NotARoster(
            "other_kind", "Excelのファイルではありません。表のソフトで「.xlsx」かCSVにして保存し、選んでください。"
        )
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        raise NotARoster(
            "macro", "マクロの入ったExcel(.xlsm)です。「Excelブック(.xlsx)」を選んで保存し直してください。"
        )
    if b"spreadsheetml" not in types:
        raise NotARoster("other_kind", "Excelの表ではありません。ExcelかCSVのファイルを選んでください。")


def _refuse_by_counting(archive: zipfile.ZipFile, member: zipfile.ZipInfo, count: "_Count") -> None:
    parser = count.parser()
    with archive.open(member) as part:
        try:
            while chunk := part.read(_CHUNK):
                # One text or one tag of a quarter of a megabyte is in no honest sheet, and is slow to parse.
                if len(chunk) == _CHUNK and b"<" not in chunk and count.depth:
                    raise too_long_cell()
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            # A picture is no XML, and openpyxl gets no further with it than this parser did.
            if member.filename.endswith((".xml", ".rels")):
                raise broken() from error


class _Count:
    """Counts the elements of all parts, and refuses what would take openpyxl too much time or memory."""

    def __init__(self) -> None:
        self.elements = self.others = self.strings = self.cells = self.values = self.of_one_row = self.depth = (
            self.row_depth
        ) = 0

    def parser(self) -> expat.XMLParserType:
        self.depth = self.row_depth = 0
        made = expat.ParserCreate(namespace_separator=" ")
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.StartDoctypeDeclHandler = self._refuse_declarations
        return made

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.row_depth:
            self.of_one_row += 1
        elif name in (_ROW, _STRING):
            self.row_depth, self.of_one_row = self.depth, 0
        if not self.row_depth or name == _ROW:
            self.others += 1
        self.strings += name == _STRING
        self.cells += name == _CELL
        self.values += name in _VALUES
        if self.of_one_row > ELEMENTS_OF_ONE_ROW or self.others > OTHER_ELEMENTS:
            raise too_full()
        if self.elements > ELEMENTS or self.strings > STRINGS or self.cells > CELLS or self.values > VALUES:
            raise too_full()
        if self.depth > DEPTH:
            raise broken()

    def _end(self, name: str) -> None:
        if self.depth == self.row_depth:
            self.row_depth = 0
        self.depth -= 1

    def _refuse_declarations(self, *declaration: Any) -> None:
        raise broken()
