"""Writers of one SQLite file take turns, and nobody keeps a turn that is over."""

import fcntl
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

import pytest
from django.db import OperationalError, connections
from django.db.transaction import Atomic

from lms.sqlite import base


@pytest.fixture
def file(db, tmp_path):
    with opened(tmp_path / "house.sqlite3") as line, line.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("CREATE TABLE mark (who INTEGER)")
    return tmp_path / "house.sqlite3"


@contextmanager
def opened(file, timeout=0):
    options = {"transaction_mode": "IMMEDIATE", "timeout": timeout}
    given = {**connections["default"].settings_dict, "NAME": str(file), "OPTIONS": options, "AUTOCOMMIT": True}
    line = base.DatabaseWrapper(given, alias="queue")
    connections["queue"] = line
    try:
        yield line
    finally:
        with closing(line):
            del connections["queue"]


@contextmanager
def opened_beside(file):
    """By somebody who knows no queue: `sqlite3` on the command line."""
    with closing(sqlite3.connect(file, isolation_level=None)) as line:
        yield line


def is_free(file):
    with open(f"{file}.queue") as queue:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def marks(line):
    with line.cursor() as cursor:
        return cursor.execute("SELECT count(*) FROM mark").fetchone()[0]


def atomic():
    return Atomic("queue", savepoint=True, durable=False)


def press(file, times, faults):
    """Without SQLite's own waiting: a writer that came in between would be told that the database is locked."""
    try:
        with opened(file) as line:
            for number in range(times):
                with atomic(), line.cursor() as cursor:
                    cursor.execute("INSERT INTO mark VALUES (%s)", [number])
    except OperationalError as fault:
        faults.append(fault)


def test_writers_take_turns_without_sqlites_own_waiting(file):
    faults = []
    hands = [threading.Thread(target=press, args=(file, 100, faults)) for _ in range(4)]
    with opened_beside(file) as line:  # the last one to close, which is more than a writer's turn
        line.execute("SELECT * FROM mark")
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert (faults, line.execute("SELECT count(*) FROM mark").fetchone()[0]) == ([], 400)
    assert is_free(file)


def test_a_turn_lasts_as_long_as_the_transaction(file):
    with opened(file):
        with atomic():
            with atomic():
                pass
            assert not is_free(file)
        assert is_free(file)


def test_a_turn_ends_with_what_was_taken_back(file):
    with opened(file) as line:
        with pytest.raises(ZeroDivisionError), atomic(), line.cursor() as cursor:
            cursor.execute("INSERT INTO mark VALUES (1)")
            raise ZeroDivisionError
        assert (is_free(file), marks(line)) == (True, 0)


def test_a_turn_ends_with_a_connection_that_is_closed_in_the_middle(file):
    with opened(file) as line, atomic():
        line.close()
        assert is_free(file)


def test_a_turn_that_cannot_begin_is_let_go(file):
    with opened(file) as line, opened_beside(file) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError), atomic():
            pass
        assert is_free(file)
        other.execute("COMMIT")
        with atomic():
            assert marks(line) == 0


def test_who_is_kept_waiting_too_long_goes_on_without(file, monkeypatch):
    monkeypatch.setattr(base, "_PATIENCE", 0.05)
    with open(f"{file}.queue", "w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        with opened(file) as line:
            with atomic():
                assert marks(line) == 0
            assert not is_free(file)


def test_a_killed_writer_keeps_nobody_waiting(file):
    holds = "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", holds, f"{file}.queue"], stdout=subprocess.PIPE)
    process.stdout.readline()
    assert not is_free(file)

    process.kill()
    process.wait()

    began = time.monotonic()
    with opened(file), atomic():
        assert time.monotonic() - began < 5
