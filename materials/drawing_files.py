"""Our own drawings: static SVG files under `materials/drawings/`, put inline so that forced colours and print reach them."""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "drawings"


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@cache
def svg(name: str) -> str:
    """The file's text; a name that has no file is empty, since a page must never fail for a picture."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8") if name in names() else ""


@cache
def labels() -> dict[str, str]:
    """What an editor reads for each, in the order of the list: what belongs together stands together."""
    read: dict[str, str] = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return read


def choices() -> list[tuple[str, str]]:
    return list(labels().items())
