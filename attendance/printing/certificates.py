"""Certificates of completion, one A4 each. Everything on them comes from the certificate as it was issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from materials import qr
from materials.phrases import phrases
from materials.printing.sheets import print_sheet

TEMPLATE = Path(__file__).with_name("certificate.typ")


@dataclass(frozen=True, kw_only=True)
class CertificateFace:
    serial: str
    name: str
    """As the person writes it; blank leaves a line to write on by hand."""
    course_title: str
    municipality: str
    prefecture: str
    """The issuing side's label: 愛媛県."""
    year_label: str
    hours_text: str
    """全3回 6時間, or 6時間 alone; stands in brackets after すべての回."""
    rule_text: str
    """The rule of completion as issued: 開かれた すべての回に 出席(補講をふくむ)."""
    issued_on: str
    """令和8年11月10日."""
    verify_address: str = ""


def print_certificates(faces: Sequence[CertificateFace]) -> bytes:
    return print_sheet(TEMPLATE, {"faces": [_face(face) for face in faces]})


def _face(face: CertificateFace) -> dict[str, object]:
    words: dict[str, object] = asdict(face)
    address = str(words.pop("verify_address"))
    words["course_title"] = phrases(face.course_title)
    return {**words, "qr": qr.rows(qr.symbol(address)) if address else None, "verify_at": _without_a_camera(address)}


def _without_a_camera(address: str) -> str:
    """tsuzuki.example.jp/verify: typed in small letters, and there the number."""
    return address.partition("://")[2].rpartition("/")[0].lower()
