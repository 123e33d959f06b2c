"""Everything an answer says, in one text: body, headers, cookies; files taken apart as their reader sees them, and further:
a hidden sheet, a document's title and what a code says are found too."""

import gzip
import html
import io
import json
import re
import zipfile
from email.header import decode_header, make_header
from urllib.parse import unquote_to_bytes

import pypdfium2

from tests import paper

_TAG = re.compile(r"<[^>]*>")
_TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_id|form)" value="[^"]*"')
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_PACKET = re.compile(rb"<\?xpacket begin.*?<\?xpacket end", re.S)
_ENCODINGS = ("utf-8-sig", "cp932")
"""What of a text file is tried, in this order; with a byte order mark, UTF-16 before them."""


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def said(answer) -> str:
    """White space is left out, and marks, since a line break or a tag inside a name does not hide it."""
    text = readable(body_of(answer))
    around = "\n".join([*map(heading, answer.headers.items()), answer.cookies.output()])
    forms = (text, html.unescape(_TAG.sub("", text)), unescaped(text), unquoted(text), around)
    return "\n".join(squeezed(part) for part in dict.fromkeys(forms))


def squeezed(text: str) -> str:
    return "".join(text.split())


def heading(header: tuple[str, str]) -> str:
    """As it goes over the line, and as a browser reads it: the name of a file is encoded in one of two ways."""
    name, value = header
    return "\n".join([f"{name}: {value}", str(make_header(decode_header(value))), unquoted(value)])


def unquoted(text: str) -> str:
    raw = unquote_to_bytes(text)
    return raw.decode(errors="replace") + "\n" + raw.decode("cp932", errors="replace") if "%" in text else ""


def unescaped(text: str) -> str:
    """Of JSON, wherever it stands: in an answer of its own, in a page, in a file."""
    return _ESCAPED.sub(lambda found: json.loads(f'"{found[0]}"'), text)


def readable(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return _of_pdf(body)
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join([*packed.namelist(), *(readable(packed.read(name)) for name in packed.namelist())])
    if body.startswith(b"\x1f\x8b"):
        return readable(gzip.decompress(body))
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return body.decode(errors="replace")


def _of_pdf(body: bytes) -> str:
    """Its pages, title, author and key words, its table of contents and its XML packets."""
    document = pypdfium2.PdfDocument(body)
    pages = [paper.text(page) for page in document]
    about = [f"{key}: {value}" for key, value in document.get_metadata_dict().items()]
    contents = [str(entry.get_title()) for entry in document.get_toc()]
    packets = [packet.decode(errors="replace") for packet in _PACKET.findall(body)]
    return "\n".join(["".join(pages), *about, *contents, *packets])


def shown(answer) -> tuple[int, str]:
    """Status and body without what differs from one answer to the next; of a redirect the status alone."""
    return answer.status_code, "" if answer.has_header("Location") else _TOKENS.sub("", readable(body_of(answer)))
