"""`python3 -m scripts.bench` (the pages and a class's standing, whatever its size), `... bench search` (2,000 pages) and
`... bench scale` (a hundred times the people). Ends with 1 when a bar is missed. The tables' page is docs/performance.md."""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from tests.bench.measured import Bar, Measured, Within, measure, table
from tests.bench.paper import write
from tests.bench.processes import Asked, build, database, server
from tests.bench.words import WORDS

SIZES = {12: "900000", 20: "900001", 2000: "900002"}
"""People, and the municipality of their class (tests.bench.world)."""
TIMES = (1, 10, 100)
SCALES = {"sqlite": (20, 1_000), "postgresql": (1_700, 10_000)}
"""Municipalities, and learners at 1x."""
PAGES = {
    "class": "/office/cohorts/class-of-{size}/",
    "desk": "/office/",
    "figures": "/office/figures/",
    "classes": "/office/cohorts/",
    "people": "/office/learners/",
}
STANDING = ("standing", "standing with names")
OF_SCALE = {
    "prefecture": "get officer /office/",
    "one of its municipalities": "get officer /office/municipalities/{town}/",
    "municipality's figures": "get clerk /office/figures/",
    "municipality's desk": "get clerk /office/",
    "municipality's classes": "get clerk /office/cohorts/",
    "municipality's people": "get clerk /office/learners/",
    "somebody searched": "get clerk /office/learners/?q=089-003",
    "refresh of nothing": "refresh nothing",
    "refresh of one class": "refresh one",
}
BARE = "bare view"
SEARCHES = {
    "word of every page": "get reader /search/?q={every}",
    "word of every page, page 50": "get reader /search/?q={every}&page=50",
    "word of one page": "get reader /search/?q={one}",
    "word of none": "get reader /search/?q={none}",
    "four words": "get reader /search/?q={every}+{one}+LINE+{often}",
    "sentence that is on no page": "get reader /search/?q={one}{often}",
}
"""Of readers; the words are those of tests.bench.words."""
OF_EDITORS = {"editor's search": "get officer /admin/pages/search/results/?q={often}"}
MOST_MS = 50
WITH_A_BAR = ("prefecture", "one of its municipalities", "municipality's figures")
"""The others follow how many classes a municipality runs at once, and how many people it has."""


def classes(vendor: str, folder: Path, stack: ExitStack) -> tuple[dict[str, Measured], list[Bar]]:
    asked = _asked(vendor, "classes", ["classes"], folder, stack)
    asks = {}
    for size, town in SIZES.items():
        asks |= {f"{name}, {size}": (asked, f"get {town} {page.format(size=size)}") for name, page in PAGES.items()} | {
            f"standing, {size}": (asked, f"standing class-of-{size}"),
            f"standing with names, {size}": (asked, f"named class-of-{size}"),
        }
    asks["class, 2000, its third page"] = (asked, f"get {SIZES[2000]} /office/cohorts/class-of-2000/?page=3")
    asks["standing with names, 20 of 2000"] = (asked, "named-page class-of-2000")
    asks["prefecture"] = (asked, "get officer /office/")
    bars = [
        Bar("standing with names, 20 of 2000", "standing with names, 20", 1.25),
        Bar("class, 2000, its third page", "class, 20", 1.25),
        Bar("standing, 2000", "standing, 20", 15),
        *(Bar(f"{name}, {size}", f"{name}, 12", 0) for name in (*PAGES, *STANDING) for size in (20, 2000)),
    ]
    return measure(asks, rounds=options.rounds), bars


def search(vendor: str, folder: Path, stack: ExitStack) -> tuple[dict[str, Measured], list[Within]]:
    """Readers' searches have a bar; the editor's has none, since most of it is Wagtail's page around the answer."""
    asked = _asked(vendor, "search", ["library"], folder, stack)
    words = {name: quote(word) for name, word in WORDS.items()}
    asks = {name: (asked, what.format(**words)) for name, what in (SEARCHES | OF_EDITORS).items()}
    bars = [Within(name, BARE, MOST_MS) for name in SEARCHES]
    return measure({BARE: (asked, "get reader /robots.txt"), **asks}, rounds=options.rounds), bars


def scale(vendor: str, folder: Path, stack: ExitStack) -> tuple[dict[str, Measured], list[Bar]]:
    towns, one = SCALES[vendor]
    one = max(120, int(one * options.part))
    held = {
        times: _asked(
            vendor, f"x{times}", ["years", "--towns", str(towns), "--learners", str(one * times)], folder, stack
        )
        for times in TIMES
    }
    asks = {f"{name}, {times}x": (held[times], what) for name, what in OF_SCALE.items() for times in TIMES}
    bars = [Bar(f"{name}, 100x", f"{name}, 1x", 3) for name in WITH_A_BAR]
    bars += [Bar(f"{name}, 100x", f"{name}, 1x", 0) for name in OF_SCALE if name != "refresh of one class"]
    return measure(asks, rounds=options.rounds), bars


def _asked(vendor: str, name: str, arguments: list[str], folder: Path, stack: ExitStack) -> Asked:
    where = stack.enter_context(database(vendor, name, folder))
    build(where, *arguments)
    asked = Asked(where)
    stack.callback(asked.end)
    return asked


def main() -> bool:
    vendors = [each for each in options.on if each == "sqlite" or server()]
    if len(vendors) < len(options.on):
        print("No PostgreSQL answers (DATABASE_URL, or 127.0.0.1:5432): measured on SQLite alone.")
    found, all_hold = {}, True
    for vendor in vendors:
        with tempfile.TemporaryDirectory(prefix="tsuzuki-bench-") as folder, ExitStack() as stack:
            measured, bars = KINDS[options.what](vendor, Path(folder), stack)
        said = [*table(measured), "", *(f"- {bar.line(measured)}" for bar in bars)]
        print(f"\n### {vendor}\n", *said, sep="\n")
        if options.write:
            write(options.write, f"{options.what} {vendor}", said, options.rounds)
        found[vendor] = {name: asdict(row) for name, row in measured.items()}
        all_hold = all_hold and all(bar.result(measured)[1] for bar in bars)
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return all_hold


KINDS = {"classes": classes, "search": search, "scale": scale}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=KINDS, default="classes")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--on", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--part", type=float, default=1.0, help="of the learners, to try it out")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", type=Path, help="the page whose tables are made anew: docs/performance.md")
    options = parser.parse_args()
    sys.exit(0 if main() else 1)
