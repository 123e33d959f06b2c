"""QR symbols as the house prints them: upper case, level Q, four light modules around."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_Q

Symbol = tuple[tuple[bool, ...], ...]

BORDER = 4
CARD_VERSION = 4  # 33 modules and the border are 41: 0.78 mm each in the 32 mm that a card has
_OUTSIDE = re.compile(r"[^0-9A-Z $%*+\-./:]")


class NotPrintable(ValueError):
    """The text has a character that a QR code can't hold in its compact mode, or it is too long for its place."""


def symbol(text: str, *, border: int = BORDER, largest: int = 40) -> Symbol:
    """Rows of modules, dark is True. `largest` is the greatest version (1 to 40) that the place it goes to can carry."""
    if border not in (0, BORDER):
        raise ValueError("A border has 0 or 4 modules.")
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=border)
    code.add_data(_compact(text), optimize=0)
    code.make(fit=True)
    if code.version > largest:
        raise NotPrintable(
            f"{len(text)} characters need a QR code of version {code.version}; at most {largest} fits here."
        )
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def card_symbol(address: str, *, border: int = BORDER) -> Symbol:
    """The symbol of a card's address. Its size on the card is fixed, so the host must be short enough (about 30)."""
    try:
        return symbol(address, border=border, largest=CARD_VERSION)
    except NotPrintable as reason:
        host = urlsplit(address).netloc
        raise NotPrintable(
            f"SITE_URL's host “{host}” ({len(host)} characters) is no good for cards: {reason}"
        ) from None


def rows(modules: Symbol) -> list[str]:
    """The same as strings of 0 and 1, as the sheets take it."""
    return ["".join("1" if module else "0" for module in row) for row in modules]


def svg(text: str, title: str) -> SafeString:
    """For screens. Black on white whatever colours the reader chose: a camera needs them."""
    modules = symbol(text)
    side = len(modules)
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<title>{1}</title><rect width="{0}" height="{0}" fill="#ffffff"/><path fill="#000000" d="{2}"/></svg>',
        side,
        title,
        _outline(modules),
    )


def terminal(text: str) -> str:
    """For a terminal, two modules a character, black on white by escape codes since most terminals are dark."""
    modules = symbol(text)
    light = (False,) * len(modules)
    pairs = zip(modules[::2], (*modules[1::2], light), strict=True)
    lines = ("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs)
    return "\n".join(f"\x1b[38;5;16;48;5;231m{line}\x1b[0m" for line in lines)


_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def _compact(text: str) -> str:
    """Names the characters it refuses, never the whole text: that may be the address of a card."""
    upper = text.upper()
    outside = sorted(set(_OUTSIDE.findall(upper)))
    if outside or not upper:
        raise NotPrintable(f"A QR code of the house holds capital letters, digits and $%*+-./: only, not {outside}.")
    return upper


def _outline(modules: Symbol) -> str:
    """One path: a rectangle for every run of dark modules."""
    return "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1H{run.start()}z"
        for y, row in enumerate(rows(modules))
        for run in re.finditer("1+", row)
    )
