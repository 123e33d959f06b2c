"""Bytes to cells. What the file is, is told by its first bytes and not by its name."""

from attendance.imports.roster.cells import Book
from attendance.imports.roster.delimited import read_delimited
from attendance.imports.roster.excel import read_excel
from attendance.imports.roster.limits import FILE_BYTES, NotARoster, Progress, too_big
from attendance.imports.roster.options import Options

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Excelで開き、「名前を付けて保存」で「Excelブック(.xlsx)」を選んで保存し直してください。"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PICTURE_BOXES = (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypavif")


_AS_FOUND = Options()


def read_roster(content: bytes, options: Options = _AS_FOUND, progress: Progress | None = None) -> Book:
    """The cells of a roster, or `NotARoster`. Sheets without any row are left out."""
    if len(content) > FILE_BYTES:
        raise too_big()
    if not content.strip():
        raise NotARoster("empty", "ファイルが空です。名簿を保存してから、もう一度選んでください。")
    if content.startswith(_OLE2):
        raise _old_or_locked(content)
    if content.startswith(b"PK"):
        return read_excel(content, progress)
    _refuse_other_kinds(content)
    return read_delimited(content, options, progress)


def _old_or_locked(content: bytes) -> NotARoster:
    if _ENCRYPTED in content:
        return NotARoster("encrypted", "パスワードがかかっています。パスワードを外して保存し、もう一度選んでください。")
    return NotARoster("old_excel", f"古い形式のExcel(.xls)です。{_SAVE_AS}")


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_PICTURES) or content[4:12] in _PICTURE_BOXES or content[8:12] == b"WEBP":
        raise NotARoster("picture", "写真や画像です。名簿のExcelかCSVのファイルを選んでください。")
    if content.startswith(b"%PDF"):
        raise NotARoster("pdf", "PDFは読めません。元のExcelかCSVのファイルを選んでください。")
    if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise NotARoster("web_page", f"中身がExcelではなく、ウェブページの形です。{_SAVE_AS}")
    if content.startswith((b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")):
        raise NotARoster("other_kind", "名簿のファイルではありません。ExcelかCSVのファイルを選んでください。")
