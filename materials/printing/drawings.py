"""Our own drawings on paper. On screens their colours come from base.css; here they must come with them."""

from __future__ import annotations

from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

SVG = "http://www.w3.org/2000/svg"

INK = "#000000"
COLOURS = {
    "ink": INK,
    "edge": INK,
    "now": INK,
    "sea": INK,
    "leaf": "#197a4b",
    "mikan": "#dd6b00",
    "pale": "#ffd8a8",
    "tint": "#ffffff",  # a ground on screens; on paper it would only stripe the frame and cost toner
    "rule": "#c4b8a4",
    "surface": "#ffffff",
    "none": "none",
}
_REFUSED = {"script", "foreignObject", "image", "style", "a", "iframe"}


class UnfitDrawing(ValueError):
    """Not one of our drawings: broken, or with parts that reach out of it."""


def paper_svg(svg: str) -> bytes:
    """The drawing with literal colours and our letters, ready for `print_sheet(images=...)`."""
    root = _parsed(svg)
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        outward = any(
            value.strip() and not value.startswith("#") for key, value in element.items() if key.endswith("href")
        )
        if name in _REFUSED or outward:
            raise UnfitDrawing(f"A drawing may not hold <{name}> or links to elsewhere.")
    style = ElementTree.Element(f"{{{SVG}}}style")
    style.text = _STYLE
    root.insert(0, style)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="utf-8")


def _parsed(svg: str) -> ElementTree.Element:
    text = svg.strip()
    if "xmlns=" not in text.partition(">")[0]:  # in HTML an <svg> needs none
        text = text.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    try:
        root: ElementTree.Element = fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnfitDrawing(f"The drawing can't be read: {error}") from error
    if root.tag != f"{{{SVG}}}svg":
        raise UnfitDrawing("The drawing is no SVG.")
    return root


def _style() -> str:
    rules = [f'text {{ font-family: "BIZ UDPGothic", "Noto Sans JP"; fill: {INK} }}']
    for name, colour in COLOURS.items():
        rules += [f".f-{name} {{ fill: {colour} }}", f".s-{name} {{ stroke: {colour} }}"]
    return " ".join(rules)


_STYLE = _style()
