"""What else is dropped into the field by mistake."""

import io
import zipfile

from tests.rosters.catalogue import refused_case
from tests.rosters.paper import Sheet, text, xlsx_bytes


@refused_case(501, "ちらし.pdf")
def a_leaflet(rng):
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + rng.randbytes(4000) + b"\n%%EOF\n"


@refused_case(502, "名簿.docx")
def a_letter(rng):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as letter:
        letter.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        letter.writestr(zipfile.ZipInfo("word/document.xml"), "<w:document>氏名,電話番号</w:document>")
    return written.getvalue()


@refused_case(503, "名簿.xls")
def an_old_workbook(rng):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + rng.randbytes(6000)


@refused_case(504, "名簿の写真.csv")
def a_photograph(rng):
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + rng.randbytes(6000)


@refused_case(505, "集計.xlsx")
def figures_without_names(rng):
    lines = [text("令和8年度 集計"), text("年代", "人数"), text("60代", 8), text("70代", 12), text("合計", 20)]
    return xlsx_bytes(Sheet("表紙", [text("報告")]), Sheet("集計", lines))


@refused_case(506, "空.csv")
def nothing_at_all(rng):
    return b""
