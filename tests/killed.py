"""Real workers, to be killed: a database and private files of a test's own, `manage.py qcluster` on them, and the test's
own connection to them for as long as the place is open."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connections

from scripts import setup

SECONDS = 120
"""Patience with a machine that is busy."""


@contextlib.contextmanager
def connected_to(suite, name):
    connections["default"] = type(suite)({**suite.settings_dict, "NAME": str(name)}, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = suite


@contextlib.contextmanager
def copy_of_sqlite(suite, file):
    suite.ensure_connection()
    with contextlib.closing(sqlite3.connect(file)) as copy:
        suite.connection.backup(copy)
    with connected_to(suite, file):
        yield ""


@contextlib.contextmanager
def copy_of_postgres(suite, name):
    """A database is copied while nobody is connected to it."""
    suite.close()
    there = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(there._replace(path="/postgres").geturl(), autocommit=True) as line:
        line.execute(f'CREATE DATABASE {name} TEMPLATE "{suite.settings_dict["NAME"]}"')
        try:
            with connected_to(suite, name):
                yield there._replace(path=f"/{name}").geturl()
        finally:
            line.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Cluster:
    """One worker, with what starts, feeds and hears it."""

    def __init__(self, surroundings):
        command = [sys.executable, "manage.py", "qcluster"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=setup.ROOT, env=surroundings, start_new_session=True, **quiet)
        self.helpers = wait_for(lambda: self._children()[1:3] if len(self._children()) == 3 else None)

    def _children(self):
        """Of the one that guards them, in the order of their birth: the worker, then the monitor and the pusher."""
        return [pid for guard in children(self.process.pid) for pid in children(guard)]

    def worker(self):
        return next((pid for pid in self._children() if pid not in self.helpers and not is_gone(pid)), None)

    def kill_worker(self):
        pid = wait_for(self.worker)
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: is_gone(pid))

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def children(pid):
    with contextlib.suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def is_gone(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    return True


def wait_for(question, seconds=SECONDS):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.01)
    raise AssertionError(f"not within {seconds} s")


class Place:
    def __init__(self, var, database_url):
        signing = {"SECRET_KEY": settings.SECRET_KEY, "CARD_KEY": settings.CARD_KEY}
        own = {
            "TSUZUKI_MODE": "trial",
            "DJANGO_SETTINGS_MODULE": "lms.settings",
            "VAR_DIR": str(var),
            "PLAIN_HTTP": "1",
        }
        given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        self.surroundings = given | signing | own | {"Q_WORKERS": "1"}
        if database_url:
            self.surroundings["DATABASE_URL"] = database_url
        self.clusters = []

    def cluster(self):
        self.clusters.append(Cluster(self.surroundings))
        return self.clusters[-1]


@contextlib.contextmanager
def place(var):
    """Every process ends with it."""
    suite = connections["default"]
    if suite.vendor == "postgresql":
        copied = copy_of_postgres(suite, f"tsuzuki_killed_{os.getpid()}")
    else:
        copied = copy_of_sqlite(suite, var / "tsuzuki.sqlite3")
    with copied as url:
        made = Place(var, url)
        try:
            yield made
        finally:
            for cluster in made.clusters:
                cluster.kill()
            shutil.rmtree(var, ignore_errors=True)
