import pytest

from materials.printing.sheets import SheetError, print_sheet
from tests import paper

HOSTILE = '#panic() $x$ *x* #read("/etc/passwd") _y_ `z` = \\ @a <b> "q" // c'


@pytest.fixture
def template(tmp_path):
    def write(source):
        path = tmp_path / "sheet.typ"
        path.write_text('#import "house.typ": *\n#show: house\n' + source, encoding="utf-8")
        return path

    return write


def test_print_sheet_embeds_its_fonts_and_keeps_the_text_of_names(template):
    pdf = print_sheet(template("#data.name *#data.name*"), {"name": "𠮷田 髙橋 﨑 第1回"})

    (page,) = paper.pages(pdf)
    assert paper.text(page) == "𠮷田髙橋﨑第1回" * 2
    assert paper.fonts(pdf) == {
        ("BIZUDPGothic-Regular", True),
        ("BIZUDPGothic-Bold", True),
        ("NotoSansJP-Regular", True),
    }


def test_print_sheet_prints_hostile_text_as_it_is(template):
    pdf = print_sheet(template("#data.text"), {"text": HOSTILE})

    assert paper.text(paper.pages(pdf)[0]) == "".join(HOSTILE.split())


def test_print_sheet_is_the_same_twice(template):
    sheet = template("#data.text #mark(10mm) #badge(data.text)")

    assert print_sheet(sheet, {"text": "同じ"}) == print_sheet(sheet, {"text": "同じ"})


def test_print_sheet_takes_images_by_name(template):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

    pdf = print_sheet(template('#image("a.svg", alt: "a")'), {}, images={"a.svg": svg})

    assert paper.picture(paper.pages(pdf)[0]).getextrema()[0] == 0


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../../../etc/passwd", "../../manage.py"])
def test_print_sheet_reads_nothing_outside_its_folder(template, path):
    with pytest.raises(SheetError):
        print_sheet(template(f'#read("{path}")'), {})


def test_print_sheet_refuses_a_font_that_is_not_here(template):
    with pytest.raises(SheetError, match="no such font|unknown font"):
        print_sheet(template('#text(font: "No Such Font")[字]'), {})


def test_print_sheet_names_the_template_that_is_broken(template):
    with pytest.raises(SheetError, match=r"sheet\.typ"):
        print_sheet(template("#data.nothing"), {})


def test_long_words_stay_on_the_sheet(template):
    pdf = print_sheet(template("#set page(margin: 20mm)\n#whole((data.text,))"), {"text": "a" * 400})

    (page,) = paper.pages(pdf)
    assert paper.text(page) == "a" * 400
    assert not paper.ink_at_the_edge(page, 19)
