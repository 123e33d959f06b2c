"""A video as somebody sends it: what it is, by its bytes and not by its name, and without the place where it was filmed.

An MP4 is a row of boxes: four bytes of size, four of kind, and what is in it, which may be boxes again (ISO/IEC 14496-12).
Phones write place, device and owner into boxes beside the film; a player passes over a box called `free`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from materials.refusal import Refusal

MOST_BYTES = 30 * 1024 * 1024
KINDS = {"mp4": "video/mp4", "webm": "video/webm"}
"""By the ending of the name: how browsers are told what it is."""

_WEBM = b"\x1a\x45\xdf\xa3"
_NOTES = {b"udta", b"meta", b"uuid", b"ilst"}
_WITHIN = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_QUICKTIME = b"qt  "
_H264 = {b"avc1", b"avc3"}


class UnfitFilm(Refusal):
    code = "unfit_film"


class NotAFilm(UnfitFilm):
    code = "not_a_film"
    sentence = (
        "動画として 読めません。こわれているか、名前だけ 動画に 変えた ファイルです。mp4の 動画を えらんでください。"
    )


class IsQuickTime(UnfitFilm):
    code = "is_quicktime"
    sentence = (
        "アイフォーンの 動画(mov)は、そのままでは アンドロイドで 映りません。"
        "mp4に 書き出してから、もう一度 えらんでください。"
    )


class HasAnotherCodec(UnfitFilm):
    code = "has_another_codec"
    sentence = (
        "この動画の 形式(H.264でない もの)は、映らない スマホが あります。"
        "「H.264」か「互換性優先」の mp4に 書き出してから、もう一度 えらんでください。"
    )


class FilmHasTooManyBytes(UnfitFilm):
    code = "film_has_too_many_bytes"
    sentence = (
        f"この動画は 大きすぎます。{MOST_BYTES // 1024 // 1024}MBまでです。"
        "短く切るか、画質を さげて 書き出してから えらんでください。"
    )


@dataclass(frozen=True)
class _Box:
    kind: bytes
    at: int
    """Of its content."""
    end: int


def fit_to_serve(content: bytes, ending: str) -> bytes:
    """The same film without what was noted beside it. Raises an `UnfitFilm`."""
    if len(content) > MOST_BYTES:
        raise FilmHasTooManyBytes
    if ending == "webm":
        if not content.startswith(_WEBM) or b"webm" not in content[:64]:
            raise NotAFilm
        return content
    if content[4:8] != b"ftyp":
        raise NotAFilm
    if content[8:12] == _QUICKTIME:
        raise IsQuickTime
    boxes = list(_boxes(content))
    pictures = _codecs(content, boxes)
    if not pictures:
        raise NotAFilm
    if not pictures <= _H264:
        raise HasAnotherCodec
    return _without_notes(content, boxes)


def _boxes(content: bytes) -> Iterator[_Box]:
    """All of them in a row: after the head of one that holds boxes comes the first of these, and after the last of these the
    next. Raises `NotAFilm` for one that ends outside of the file."""
    start, end = 0, len(content)
    while start + 8 <= end:
        size, kind, head = int.from_bytes(content[start : start + 4]), content[start + 4 : start + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[start + 8 : start + 16]), 16
        size = size or end - start  # nought: until the end
        if size < head or start + size > end:
            raise NotAFilm
        yield _Box(kind, start + head, start + size)
        start += head if kind in _WITHIN else size


def _codecs(content: bytes, boxes: list[_Box]) -> set[bytes]:
    """Of the tracks that are pictures: the first entry of a sample description stands 16 bytes behind its start."""
    found, handler = set(), b""
    for box in boxes:
        if box.kind == b"hdlr":
            handler = content[box.at + 8 : box.at + 12]
        elif box.kind == b"stsd" and handler == b"vide":
            found.add(content[box.at + 12 : box.at + 16])
    return found


def _without_notes(content: bytes, boxes: list[_Box]) -> bytes:
    """Nothing is moved, since the film's own tables count bytes from the start of the file."""
    wiped = bytearray(content)
    for box in boxes:
        if box.kind in _NOTES:
            kind_at = wiped.rfind(box.kind, max(box.at - 16, 0), box.at)
            wiped[kind_at : kind_at + 4] = b"free"
            wiped[box.at : box.end] = bytes(box.end - box.at)
    return bytes(wiped)
