import xml.etree.ElementTree as ET

import pytest
import zxingcpp
from PIL import Image

from materials import qr

TOKEN = "0123456789ABCDEFGHJKMNPQRS"
CARD = f"HTTPS://TSUZUKI.EXAMPLE.JP/K/{TOKEN}"


def read(modules, scale=6):
    side = len(modules)
    picture = Image.new("L", (side, side), 255)
    picture.putdata([0 if module else 255 for row in modules for module in row])
    (found,) = zxingcpp.read_barcodes(picture.resize((side * scale, side * scale), Image.Resampling.NEAREST))
    return found


def test_symbol_reads_back_in_upper_case_at_level_q():
    found = read(qr.symbol("https://tsuzuki.example.jp/m/103"))

    assert found.text == "HTTPS://TSUZUKI.EXAMPLE.JP/M/103"
    assert found.ec_level == "Q"


def test_symbol_has_a_border_of_four_or_none():
    wide, bare = qr.symbol(CARD), qr.symbol(CARD, border=0)

    assert (len(wide), len(bare)) == (41, 33)
    assert tuple(row[4:-4] for row in wide[4:-4]) == bare
    assert not any(module for row in wide for module in row[:4])


def test_symbol_refuses_another_border():
    with pytest.raises(ValueError, match="0 or 4"):
        qr.symbol(CARD, border=2)


@pytest.mark.parametrize("text", ["", "HTTPS://HOST/?A=1", "ほん", "A_B"])
def test_symbol_refuses_what_the_compact_mode_lacks(text):
    with pytest.raises(qr.NotPrintable):
        qr.symbol(text)


def test_card_symbol_stays_at_version_four_for_a_host_of_thirty():
    address = f"HTTPS://{'A' * 27}.JP/K/{TOKEN}"

    assert len(qr.card_symbol(address, border=0)) == 33


def test_card_symbol_names_the_host_that_is_too_long():
    host = "A" * 28 + ".JP"

    with pytest.raises(qr.NotPrintable) as refused:
        qr.card_symbol(f"HTTPS://{host}/K/{TOKEN}")

    assert host in str(refused.value)
    assert TOKEN not in str(refused.value)


def test_rows_are_strings_of_one_and_zero():
    assert qr.rows(((True, False), (False, True))) == ["10", "01"]


def test_svg_is_one_path_with_its_title_escaped():
    root = ET.fromstring(qr.svg(CARD, 'a "<b>" & c'))

    assert root.get("class") == "qr"
    assert root.get("viewBox") == "0 0 41 41"
    assert root.get("aria-label") == root.findtext("title") == 'a "<b>" & c'
    assert len(root.findall("path")) == 1


def test_svg_draws_every_dark_module_once():
    path = ET.fromstring(qr.svg(CARD, "カード")).find("path").get("d")

    area = sum(int(piece.split("h")[1].split("v")[0]) for piece in path.split("M")[1:])

    assert area == sum(map(sum, qr.symbol(CARD)))


def test_terminal_shows_the_same_modules():
    halves = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}

    lines = [line.split("m", 1)[1].removesuffix("\x1b[0m") for line in qr.terminal(CARD).splitlines()]
    modules = [[bool(halves[letter][half]) for letter in line] for line in lines for half in (0, 1)]

    assert tuple(map(tuple, modules[:41])) == qr.symbol(CARD)
