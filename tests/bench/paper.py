"""The page that the figures are kept on: what stands between two marks is made anew, the words around it stay."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path


class NoPlace(Exception):
    """The page has no marks for these figures."""


def write(page: Path, name: str, lines: Sequence[str], rounds: int) -> None:
    """Between `<!-- name -->` and `<!-- /name -->`."""
    text = page.read_text(encoding="utf-8")
    said = "\n".join([f"Medians of {rounds} rounds, {date.today().isoformat()}.", "", *lines])
    written, times = re.subn(
        rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", rf"\g<1>\n{said}\n\n\g<2>", text, flags=re.S
    )
    if times != 1:
        raise NoPlace(f"{page}: {times} places for {name}")
    page.write_text(written, encoding="utf-8")
