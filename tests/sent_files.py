"""Files as people send them: pictures of telephones, videos, and what is none of these."""

import io
import struct
import zlib

import pillow_heif
from PIL import ExifTags, Image

WHERE = {1: "N", 2: (33.0, 50.0, 1.0), 3: "E", 4: (132.0, 45.0, 57.0)}
MAKER = "Telephone of Kiyo"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def scene(width=1200, height=900):
    """Red above, blue below: which way up it is can be seen."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def of_telephone():
    """What a camera writes beside a picture: where, with what, and that it lay on its side (6: turn to the right)."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.IFD.GPSInfo] = WHERE
    return exif.tobytes()


def written(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options):
    return written(scene(), "JPEG", **options)


def lying_jpeg():
    """900 x 1200 as seen, with red on the right edge of what is stored turned up."""
    return jpeg(exif=of_telephone(), comment=MAKER)


def heic(image=None):
    out = io.BytesIO()
    pillow_heif.from_pillow(image or scene()).save(out, quality=60, exif=of_telephone())
    return out.getvalue()


def png_that_says(width, height):
    """A few bytes that call themselves a picture of this size."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def box(kind, content=b"", *, long=False):
    if long:
        return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, kind) + content


def track(handler, codec):
    entry = box(codec, b"\0" * 78)
    stsd = box(b"stsd", b"\0" * 4 + struct.pack(">I", 1) + entry)
    media = box(b"hdlr", b"\0" * 8 + handler + b"\0" * 13) + box(b"minf", box(b"stbl", stsd))
    return box(b"trak", box(b"mdia", media))


def mp4(codec=b"avc1", brand=b"isom", place=b"+33.8336+132.7659/", film=b"pictures"):
    """The boxes of a video, without one that could be played."""
    notes = box(b"udta", box(b"\xa9xyz", place)) + box(b"meta", b"com.apple.quicktime.make" + MAKER.encode())
    moov = box(b"moov", track(b"soun", b"mp4a") + track(b"vide", codec) + notes)
    return box(b"ftyp", brand + b"\0\0\0\0" + b"isomavc1") + box(b"mdat", film, long=True) + moov


def webm():
    return b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\0" * 64
