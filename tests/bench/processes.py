"""Databases made for a measurement and thrown away after it, and the processes that hold them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
GUESSES = ("postgres://root@127.0.0.1:5432/postgres", "postgres://postgres@127.0.0.1:5432/postgres")


@dataclass(frozen=True)
class Database:
    vendor: str
    url: str

    @property
    def env(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        return {**kept, "DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def server() -> str | None:
    """A PostgreSQL on which a database can be made: DATABASE_URL, else one that answers on this machine."""
    for url in (os.environ.get("DATABASE_URL", ""), *GUESSES):
        if url.startswith("postgres"):
            with suppress(psycopg.Error), psycopg.connect(url, connect_timeout=3):
                return url
    return None


@contextmanager
def database(vendor: str, name: str, folder: Path) -> Iterator[Database]:
    if vendor == "sqlite":
        yield Database(vendor, f"sqlite:///{folder / name}.sqlite3")
        return
    url = server()
    assert url is not None
    made = f"tsuzuki_bench_{os.getpid()}_{name}"
    with psycopg.connect(url, autocommit=True) as line:
        line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(made)))
    try:
        yield Database(vendor, f"{url.rpartition('/')[0]}/{made}")
    finally:
        with psycopg.connect(url, autocommit=True) as line:
            line.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(made)))


def build(where: Database, *arguments: str) -> None:
    print(f"{where.vendor}: {' '.join(arguments)}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "tests.bench.world", *arguments], cwd=ROOT, env=where.env, check=True)


class Asked:
    """One database and the process that answers for it (tests.bench.asked)."""

    def __init__(self, where: Database) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.asked"],
            cwd=ROOT,
            env=where.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.about = self._answer()

    def ask(self, what: str) -> dict[str, float]:
        """The first time its number of queries, then how long it takes."""
        assert self.process.stdin is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self._answer()

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)

    def _answer(self) -> dict[str, float]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("A process of the measurement ended; its message stands above.")
        answer: dict[str, float] = json.loads(line)
        return answer
