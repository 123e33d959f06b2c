"""The demo's texts, read from `lms/demo/data/`. Every word is our own."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
REGIONS = {"東予": "east", "中予": "middle", "南予": "south"}


@cache
def read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def municipalities() -> list[dict[str, str]]:
    """code6, name, kana, region (東予 ...), in the order of the codes."""
    with (FOLDER / "municipalities.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def venues() -> dict[str, dict[str, str]]:
    return {venue["code6"]: venue for venue in read("venues")}
