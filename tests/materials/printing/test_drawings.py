import xml.etree.ElementTree as ET

import pytest

from materials import drawing_files
from materials.printing.drawings import COLOURS, UnfitDrawing, paper_svg

INLINE = (
    '<svg viewBox="0 0 9 9" aria-hidden="true"><circle r="3" class="f-mikan s-ink"/><text x="1" y="2">字</text></svg>'
)
NAMED = 'xmlns="http://www.w3.org/2000/svg"'


def test_paper_svg_brings_its_colours_and_letters():
    root = ET.fromstring(paper_svg(INLINE))

    style = root[0].text
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert f".f-mikan {{ fill: {COLOURS['mikan']} }}" in style
    assert "BIZ UDPGothic" in style
    assert [element.tag.rpartition("}")[2] for element in root] == ["style", "circle", "text"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<image href="/etc/passwd"/>',
        '<use href="other.svg#a"/>',
        "<foreignObject/>",
        "<style>*{}</style>",
        "<g>",
    ],
)
def test_paper_svg_refuses_what_reaches_out(inside):
    with pytest.raises(UnfitDrawing):
        paper_svg(f"<svg {NAMED} viewBox='0 0 9 9'>{inside}</svg>")


@pytest.mark.parametrize("text", ["", "絵", "<p/>", '<!DOCTYPE a [<!ENTITY b "c">]><svg>&b;</svg>'])
def test_paper_svg_refuses_what_is_no_drawing(text):
    with pytest.raises(UnfitDrawing):
        paper_svg(text)


def test_paper_svg_takes_every_drawing_of_ours():
    for name in drawing_files.names():
        assert paper_svg(drawing_files.svg(name)).startswith(b"<svg")
