"""Everything an answer says, in one text: body, headers, cookies; PDF and packed files as their reader sees them."""

import html
import io
import re
import zipfile

from tests import paper

_TAG = re.compile(r"<[^>]*>")
_TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_id|form)" value="[^"]*"')


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def said(answer) -> str:
    """White space is left out, and marks, since a line break or a tag inside a name does not hide it."""
    text = readable(body_of(answer))
    around = "\n".join([*map(repr, answer.headers.items()), answer.cookies.output()])
    return "\n".join(squeezed(part) for part in (text, html.unescape(_TAG.sub("", text)), around))


def squeezed(text: str) -> str:
    return "".join(text.split())


def readable(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "".join(paper.text(page) for page in paper.pages(body))
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join(
                [*packed.namelist(), *(packed.read(name).decode(errors="replace") for name in packed.namelist())]
            )
    return body.decode(errors="replace")


def shown(answer) -> tuple[int, str]:
    """Status and body without what differs from one answer to the next; of a redirect the status alone."""
    return answer.status_code, "" if answer.has_header("Location") else _TOKENS.sub("", readable(body_of(answer)))
