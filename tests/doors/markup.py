"""What a strict policy forbids in a page, and what would ask another host, found by a reader of HTML."""

import re
from html.parser import HTMLParser

from lms import critical

_FETCHED = re.compile(r"\s*(?:https?:)?//([^/?#\s]+)", re.I)
_NAMESPACE = "xmlns"


class Reader(HTMLParser):
    def __init__(self, own_hosts: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.own_hosts = own_hosts
        self.found: list[str] = []
        self.style: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style":
            self.style = ""
        if (tag == "script" and not given.get("src")) or tag in ("iframe", "object", "embed", "base"):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            self._attribute(tag, name, value)

    def handle_data(self, data: str) -> None:
        if self.style is not None:
            self.style += data

    def handle_endtag(self, tag: str) -> None:
        """One style is allowed, by its hash."""
        if tag == "style":
            self.found += [] if self.style == critical.STYLE else ["<style>"]
            self.style = None

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name == "style" or name.startswith("on"):
            self.found.append(f"<{tag} {name}={value[:40]!r}>")
        if value.strip().lower().startswith(("javascript:", "vbscript:", "data:text")):
            self.found.append(f"<{tag} {name}={value[:40]!r}>")
        if name.startswith(_NAMESPACE):
            return
        hosts = {host for part in value.split(",") for host in _FETCHED.findall(part)[:1] if _FETCHED.match(part)}
        if hosts - self.own_hosts:
            self.found.append(f"<{tag} {name}={value[:60]!r}>")


def forbidden(html: str, own_hosts: set[str]) -> list[str]:
    reader = Reader(own_hosts)
    reader.feed(html)
    reader.close()
    return reader.found
