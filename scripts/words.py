"""The Japanese of the editor where Wagtail leaves English, or says it badly: `lms/locale/ja`.

    python3 -m scripts.words              write the .mo files from the .po files
    python3 -m scripts.words --missing    name the strings of the installed packages that have no Japanese yet

The .po file is the source; the .mo file that Django reads is kept beside it, so that no machine needs gettext's tools.
"""

from __future__ import annotations

import argparse
import ast
import gettext
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts import setup

FOLDER = setup.ROOT / "lms" / "locale" / "ja" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
NOT_OURS = (
    "api/",  # not mounted
    "contrib/",  # not installed, apart from settings, which has no screen of ours
    "locales/",  # one language: WAGTAIL_I18N_ENABLED is off
)
CONTEXT = "\x04"


@dataclass
class Entry:
    """One msgid with what belongs to it."""

    said: dict[str, str] = field(default_factory=dict)
    flags: str = ""

    @property
    def key(self) -> str:
        context = self.said.get("msgctxt")
        return (f"{context}{CONTEXT}" if context is not None else "") + self.said["msgid"]

    @property
    def english(self) -> str:
        """Of two forms the plural: it is the one that always has the number, and Japanese has but one."""
        return self.said.get("msgid_plural", self.said["msgid"])

    @property
    def japanese(self) -> str:
        return self.said.get("msgstr[0]", self.said.get("msgstr", ""))


def entries(po: Path) -> list[Entry]:
    """Those of a .po file without obsolete ones; the header is the one whose msgid is empty."""
    found: list[Entry] = []
    now, word = Entry(), ""
    for line in [*po.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#,"):
            now.flags += line[2:]
        elif line.startswith('"'):
            now.said[word] += ast.literal_eval(line)
        elif line.startswith("msg"):
            word, _, text = line.partition(" ")
            now.said[word] = ast.literal_eval(text)
        elif not line.strip() and now.said:
            found.append(now)
            now = Entry()
    return found


def compiled(found: list[Entry]) -> bytes:
    """A .mo file: a head of seven numbers, two tables of (length, place), then the texts, sorted by msgid."""
    pairs = sorted((_msgid(entry), entry.japanese.encode()) for entry in found if entry.japanese)
    table = 7 * 4
    place = table + 2 * 8 * len(pairs)
    tables: list[bytes] = []
    texts = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[column]), place + len(texts)))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), table, table + 8 * len(pairs), 0, place)
    return head + b"".join(tables) + texts


def _msgid(entry: Entry) -> bytes:
    plural = entry.said.get("msgid_plural")
    return (entry.key + (f"\0{plural}" if plural is not None else "")).encode()


def write() -> None:
    for domain in DOMAINS:
        (FOLDER / f"{domain}.mo").write_bytes(compiled(entries(FOLDER / f"{domain}.po")))


def packages() -> Path:
    return next((setup.VENV / "lib").glob("python3*/site-packages"))


def missing(domain: str) -> Iterator[str]:
    """The msgids of Wagtail's screens that neither its own Japanese nor ours has, each with the folder it is from."""
    known: set[str] = {entry.key for entry in entries(FOLDER / f"{domain}.po")}
    for file in [*_of_wagtail("ja", f"{domain}.mo"), *_of_django(domain)]:
        catalogue = gettext.GNUTranslations(file.open("rb"))
        known |= {key[0] if isinstance(key, tuple) else key for key in catalogue._catalog}  # type: ignore[attr-defined]
    for file in _of_wagtail("en", f"{domain}.po"):
        folder = file.relative_to(packages()).parts[:-4]
        yield from (f"{'.'.join(folder)}: {entry.key}" for entry in entries(file) if entry.key not in known)


def _of_wagtail(language: str, name: str) -> list[Path]:
    wagtail = packages() / "wagtail"
    found = sorted(wagtail.glob(f"**/locale/{language}/LC_MESSAGES/{name}"))
    return [file for file in found if not str(file.relative_to(wagtail)).startswith(NOT_OURS)]


def _of_django(domain: str) -> list[Path]:
    django = packages() / "django"
    places = ("conf/locale", "contrib/auth/locale", "contrib/humanize/locale")
    return [file for place in places if (file := django / place / "ja" / "LC_MESSAGES" / f"{domain}.mo").is_file()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", action="store_true", help="name what has no Japanese; write nothing")
    if not parser.parse_args().missing:
        write()
        return 0
    left = [line for domain in DOMAINS for line in missing(domain)]
    print("\n".join([*left, f"{len(left)} without Japanese"]))
    return 1 if left else 0


if __name__ == "__main__":
    setup.ready()
    sys.exit(main())
