"""A picture as somebody sends it, from a telephone as a rule, made into one that may be kept: upright, in ordinary colours, of a
size that screens and paper need, and without what a camera writes beside it: place, day, owner, device, a small preview.
"""

import io
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from willow.plugins.pillow import PillowImage

from materials.refusal import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 20_000_000
MOST_PIXELS_OF_A_TELEPHONE = 50_000_000
"""A telephone's largest have 48 million. Unpacked, the other kinds take twice the memory of these or more."""
LONGEST = 2000
"""Pixels of the longer side that is kept: more than a sheet of A4 can show."""

_READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
_OF_TELEPHONES = ("JPEG", "MPO", "HEIF")
_DRAWN = ("PNG", "GIF")
"""Screens and drawings: kept as they are, where a JPEG would blur the letters."""
_SHOWN = {"icc_profile", "transparency", "background", "duration", "loop", "disposal"}
"""Of what stands beside the pixels, what their look needs."""
_BEGIN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_BOXED = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")

register_heif_opener(thumbnails=False)


class UnfitPicture(Refusal):
    code = "unfit_picture"


class NotAPicture(UnfitPicture):
    code = "not_a_picture"
    sentence = (
        "写真として 読めません。名前だけ 写真に 変えた ファイルかも しれません。"
        "スマホか カメラの 写真(JPEG、PNG、HEICなど)を えらんでください。"
    )


class IsADrawing(UnfitPicture):
    code = "is_a_drawing"
    sentence = "SVGの 絵は 使えません。PNGで 保存しなおして、もう一度 えらんでください。"


class IsBroken(UnfitPicture):
    code = "is_broken"
    sentence = (
        "この写真は こわれていて、さいごまで 読めません。"
        "スマホか カメラから もう一度 送りなおすか、べつの写真を えらんでください。"
    )


class IsEmpty(UnfitPicture):
    code = "is_empty"
    sentence = "この ファイルは 空(から)です。写真が うまく 送られていません。もう一度 えらんでください。"


class HasTooManyBytes(UnfitPicture):
    code = "has_too_many_bytes"
    sentence = (
        f"この写真は 大きすぎます。{MOST_BYTES // 1024 // 1024}MBまでです。"
        "スマホなら 画質を「中」にして 送るか、小さくしてから えらんでください。"
    )


class HasTooManyPixels(UnfitPicture):
    code = "has_too_many_pixels"
    sentence = (
        f"この写真は 縦と 横が 大きすぎます。スマホの 写真は {MOST_PIXELS_OF_A_TELEPHONE // 10_000}万画素、"
        f"ほかは {MOST_PIXELS // 10_000}万画素までです。小さくしてから えらんでください。"
    )


def fit_to_keep(file: IO[bytes], size: int) -> tuple[bytes, str]:
    """A JPEG or a PNG, and which: `jpg` or `png`. Raises an `UnfitPicture` before anything large is unpacked."""
    if not size:
        raise IsEmpty
    if size > MOST_BYTES:
        raise HasTooManyBytes
    with _opened(file) as picture:
        drawn = picture.format in _DRAWN
        try:
            picture.draft("RGB", (LONGEST, LONGEST))
            picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            upright = _ordinary(ImageOps.exif_transpose(picture))
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as fault:
            raise IsBroken from fault
    return _written(upright, drawn or upright.mode == "RGBA")


def say_nothing_beside(picture: PillowImage) -> PillowImage:
    """In place of Willow's `auto_orient`, with which every size of a picture begins: of one that came here on another way
    than through the form, what is shown is upright and holds no notes either."""
    upright = ImageOps.exif_transpose(picture.get_pillow_image())
    upright.info = {name: value for name, value in upright.info.items() if name in _SHOWN}
    return PillowImage(upright)


def _opened(file: IO[bytes]) -> Image.Image:
    file.seek(0)
    try:
        picture = Image.open(file, formats=_READ)
    except Image.DecompressionBombError as fault:
        raise HasTooManyPixels from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
        raise _what_else(file) from fault
    most = MOST_PIXELS_OF_A_TELEPHONE if picture.format in _OF_TELEPHONES else MOST_PIXELS
    if picture.width * picture.height > most:
        picture.close()
        raise HasTooManyPixels
    return picture


def _what_else(file: IO[bytes]) -> UnfitPicture:
    file.seek(0)
    start = file.read(1024)
    if b"<svg" in start.lower():
        return IsADrawing()
    begins = start.startswith(_BEGIN) or start[4:12] in _BOXED or start[8:12] == b"WEBP"
    return IsBroken() if begins else NotAPicture()


def _ordinary(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA where something is seen through; nothing beside the pixels."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile: Any = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK") and mode == "RGB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = (
                ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile nobody can read: the numbers are taken as they are
    picture = picture.convert(mode)
    picture.info.clear()
    return picture


def _written(picture: Image.Image, drawn: bool) -> tuple[bytes, str]:
    out = io.BytesIO()
    if drawn:
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=90, optimize=True)
    return out.getvalue(), "png" if drawn else "jpg"
