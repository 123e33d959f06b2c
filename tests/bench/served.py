"""How many requests a second the server gives, beside a floor under the same server and middleware: granian with two
workers, 16 connections, rounds of two seconds that take turns. Needs wrk."""

import argparse
import json
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from scripts import run, trial
from tests.bench.paper import write
from tests.bench.processes import ROOT, Database, database, server

SECONDS = 2
SETTLED = 0.5
CONNECTIONS = 16
TOKEN = "a" * 32
PRESS = ROOT / "tests/bench/press.lua"
COUNTED = {"insert": "floor_floor", "mark by card": "attendance_act", "mark by staff": "attendance_act"}
"""What writes, and the table that must have one row more for each request."""


class NoTool(Exception):
    """wrk is missing: `apt-get install wrk`."""


@dataclass(frozen=True)
class Round:
    """`p99` in milliseconds; `kept`: rows in the database for each request that was answered, none for reads."""

    rate: float
    p99: float
    kept: float | None


@dataclass(frozen=True)
class Bar:
    """`left` gives at least `least` times the rate of `right`; p99 at most `p99` milliseconds where that is asked."""

    left: str
    right: str
    least: float
    p99: float = 0


BARS = (
    Bar("material page", "floor", 3),
    Bar("material page with a card", "floor", 1),
    Bar("mark by card", "insert", 0.6, 50),
    Bar("mark by staff", "insert", 0.4, 50),
)


@contextmanager
def house(where: Database, folder: Path, *application: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address of a running server on this database, and what `tests.bench.hall` made in it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env, command = environment(where, folder, port), run.server_command("127.0.0.1", port, *application)
    trial.make_secrets(folder)
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=env, check=True)
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench.hall"], cwd=ROOT, env=env, check=True, capture_output=True
    )
    process = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    try:
        deadline = time.monotonic() + 60
        while not run.answers("127.0.0.1", port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("The measured server does not answer.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", json.loads(made.stdout)
    finally:
        process.terminate()
        process.wait(20)


def environment(where: Database, folder: Path, port: int) -> dict[str, str]:
    return where.env | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.floor.settings",
        "TSUZUKI_MODE": "trial",
        "VAR_DIR": str(folder),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "PLAIN_HTTP": "1",
    }


def asks_of(made: Mapping[str, Any]) -> dict[str, list[str]]:
    """By name, the requests that are made in turn: address, cookies and body."""
    csrf, token = f"{made['csrf']}={TOKEN}", f"csrfmiddlewaretoken={TOKEN}"
    marks = [f"{person}%3A{value}" for value in ("present", "late", "absent") for person in made["people"]]
    cards = [f"{card}; {csrf}" for card in made["cards"]]
    return {
        "floor": ["/floor/\t\t"],
        "insert": [f"/floor/row/\t{csrf}\t{token}&value=present"],
        "material page": [f"{made['page']}\t\t"],
        "material page with a card": [f"{made['page']}\t{card}\t" for card in cards],
        "Wagtail's own route": [f"{made['own_route']}\t\t"],
        "mark by card": [f"{made['page']}\t{card}\t{token}&act=did&form=FORM" for card in cards],
        "mark by staff": [
            f"{made['mark']}\t{made['staff']}; {csrf}\t{token}&form_id=FORM&press={mark}" for mark in marks
        ],
    }


def measure(where: Database, folder: Path, rounds: int) -> dict[str, list[Round]]:
    tool = shutil.which("wrk")
    if tool is None:
        raise NoTool
    found: dict[str, list[Round]] = {}
    with house(where, folder) as (address, made):
        asks = asks_of(made)
        for name, lines in asks.items():
            (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number in range(rounds + 1):  # the first warms it up
            for name in asks:
                row = _round(tool, where, address, folder / f"{name}.txt", name, number)
                found.setdefault(name, []).extend([row] if number else [])
    return found


def _round(tool: str, where: Database, address: str, lines: Path, name: str, seed: int) -> Round:
    time.sleep(SETTLED)  # what the round before left unanswered is answered
    before = _rows(where, COUNTED[name]) if name in COUNTED else 0
    command = [
        tool,
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--timeout",
        "20s",
        "--latency",
        "-s",
        str(ROOT / "tests/bench/press.lua"),
    ]
    said = subprocess.run(
        [*command, "-s", str(PRESS), address, "--", str(lines), str(seed + 1)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    if "Non-2xx" in said or "Socket errors" in said or "nan" in said:
        raise SystemExit(f"{name}: not every request was answered well.\n{said}")
    requests = int(_found(r"(\d+) requests in", said))
    kept = (_rows(where, COUNTED[name]) - before) / requests if name in COUNTED else None
    return Round(float(_found(r"Requests/sec:\s+([\d.]+)", said)), _milliseconds(_found(r"99%\s+(\S+)", said)), kept)


def _found(pattern: str, said: str) -> str:
    match = re.search(pattern, said)
    if match is None:
        raise SystemExit(f"wrk said something else than it was asked for.\n{said}")
    return match[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def _rows(where: Database, table: str) -> int:
    if where.vendor == "sqlite":
        with sqlite3.connect(where.url.removeprefix("sqlite:///")) as line:
            return int(line.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
    with psycopg.connect(where.url) as line:
        row = line.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        return int(row[0]) if row else 0


def table(found: Mapping[str, Sequence[Round]]) -> list[str]:
    floors = {name: median(row.rate for row in found[name]) for name in ("floor", "insert")}
    lines = [
        "| what | requests a second (least to most) | x floor | x insert | p99 ms | rows / requests |",
        "|---|---|---|---|---|---|",
    ]
    for name, rounds in found.items():
        rates = [row.rate for row in rounds]
        middle = median(rates)
        kept = [row.kept for row in rounds if row.kept is not None]
        said = f"{min(kept):.3f} to {max(kept):.3f}" if kept else ""
        lines.append(
            f"| {name} | {middle:.0f} ({min(rates):.0f} to {max(rates):.0f}) | {middle / floors['floor']:.2f} | "
            f"{middle / floors['insert']:.2f} | {median(row.p99 for row in rounds):.0f} | {said} |"
        )
    return lines


def verdicts(found: Mapping[str, Sequence[Round]]) -> list[tuple[str, bool]]:
    """A write is void unless there is one row for each request, give or take those under way at the end."""
    said = []
    for bar in BARS:
        ratio = median(row.rate for row in found[bar.left]) / median(row.rate for row in found[bar.right])
        said.append((f"{bar.left} beside {bar.right}: {ratio:.2f}, at least {bar.least:g}", ratio >= bar.least))
        if bar.p99:
            p99 = median(row.p99 for row in found[bar.left])
            said.append((f"{bar.left}, p99: {p99:.0f} ms, at most {bar.p99:g}", p99 <= bar.p99))
    for name in COUNTED:
        kept = [row.kept for row in found[name] if row.kept is not None]
        said.append((f"{name}: a row for each request", all(0.95 <= share <= 1.05 for share in kept)))
    return said


def main(on: Sequence[str], rounds: int, page: Path | None) -> bool:
    all_hold = True
    for vendor in [each for each in on if each == "sqlite" or server()]:
        with (
            tempfile.TemporaryDirectory(prefix="tsuzuki-bench-") as folder,
            database(vendor, "served", Path(folder)) as where,
        ):
            found = measure(where, Path(folder), rounds)
        said = [*table(found), "", *(f"- {'holds ' if holds else 'MISSED'} {line}" for line, holds in verdicts(found))]
        print(f"\n### {vendor}\n", *said, sep="\n", flush=True)
        if page:
            write(page, f"serving {vendor}", said, rounds)
        all_hold = all_hold and all(holds for _, holds in verdicts(found))
    return all_hold


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the server and the database that were made go with it
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--on", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--write", type=Path, help="the page whose tables are made anew: docs/performance.md")
    options = parser.parse_args()
    try:
        sys.exit(0 if main(options.on, options.rounds, options.write) else 1)
    except NoTool:
        sys.exit(str(NoTool.__doc__))
