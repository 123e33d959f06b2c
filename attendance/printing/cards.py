"""Cards for a class, ten to an A4 of the common perforated stock (91 x 55 mm).

The full name stands on a stub in the margin, which stays in the office when the card is torn off. The card itself
has the number in the class, the first kana and a line to write on; the token is in the QR code and nowhere in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from materials import qr
from materials.printing.sheets import print_sheet

TEMPLATE = Path(__file__).with_name("cards.typ")


@dataclass(frozen=True, kw_only=True)
class CardFace:
    number: str
    initial: str
    """The first kana and nothing else of the name: ハ○○."""
    municipality: str
    venue: str
    cohort: str
    year_label: str
    telephone: str
    address: str
    """The whole link of the card. Only its host is printed in words."""
    full_name: str
    """For the stub only."""
    kana: str


def print_cards(faces: Sequence[CardFace]) -> bytes:
    """Raises `materials.qr.NotPrintable` when the host is so long that the code no longer fits the card."""
    return print_sheet(TEMPLATE, {"faces": [_face(face) for face in faces]})


def _face(face: CardFace) -> dict[str, object]:
    words: dict[str, object] = asdict(face)
    address = str(words.pop("address"))
    return {**words, "host": urlsplit(address).netloc.lower(), "qr": qr.rows(qr.card_symbol(address))}
