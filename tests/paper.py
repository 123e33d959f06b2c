"""Reading a PDF back as its reader does: with a camera, with the eye, and by copying text."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

DOTS_PER_INCH = 150
MILLIMETRE = DOTS_PER_INCH / 25.4


def pages(pdf):
    return list(pypdfium2.PdfDocument(pdf))


def picture(page):
    return page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")


def codes(pdf):
    """What the QR codes say, page by page, from top to bottom and left to right."""
    found = []
    for page in pages(pdf):
        read = zxingcpp.read_barcodes(picture(page), formats=zxingcpp.BarcodeFormat.QRCode)
        in_order = sorted(read, key=lambda code: (round(code.position.top_left.y / 40), code.position.top_left.x))
        found.append([code.text for code in in_order])
    return found


def text(page):
    """Without white space and marks of no width: a viewer's line breaks are its own."""
    copied = page.get_textpage().get_text_bounded()
    return "".join(letter for letter in copied if not letter.isspace() and letter not in "\u200b\u2060\ufeff")


def text_in(page, left, bottom, right, top):
    """The same within a box, in millimetres from the lower left corner."""
    points = [edge / 25.4 * 72 for edge in (left, bottom, right, top)]
    return "".join(page.get_textpage().get_text_bounded(*points).split())


def small_print(page, points):
    """What the sheet itself sets in letters smaller than that; letters of a drawing are scaled and not counted."""
    copied = page.get_textpage()
    found = ""
    for index in range(copied.count_chars()):
        letter, size = chr(pdfium.FPDFText_GetUnicode(copied, index)), pdfium.FPDFText_GetFontSize(copied, index)
        if size < points - 0.01 and not letter.isspace() and _scale(copied, index) == 1:
            found += letter
    return found


def fonts(pdf):
    """(name, embedded) of every font that shows a letter."""
    return {_font(thing.raw) for page in pages(pdf) for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])}


def sides(page):
    """Millimetres from the first to the last dark module of each code."""
    read = zxingcpp.read_barcodes(picture(page), formats=zxingcpp.BarcodeFormat.QRCode)
    return [(code.position.top_right.x - code.position.top_left.x) / MILLIMETRE for code in read]


def ink_at_the_edge(page, millimetres):
    """Whether anything is printed nearer to the edge than that."""
    seen = picture(page)
    inner = round(millimetres * MILLIMETRE)
    width, height = seen.size
    strips = [
        (0, 0, width, inner),
        (0, height - inner, width, height),
        (0, 0, inner, height),
        (width - inner, 0, width, height),
    ]
    return any(seen.crop(strip).getextrema()[0] < 200 for strip in strips)


def _scale(copied, index):
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(copied, index, matrix)
    return round(matrix.a, 2)


def _font(thing):
    font = pdfium.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode().partition("+")[2], bool(pdfium.FPDFFont_GetIsEmbedded(font))
