"""Django's SQLite, with a queue of writers. Who finds the database locked sleeps a millisecond and then longer and longer,
while others come and go: a hall that presses at once waits tenths of seconds for work of a quarter of a millisecond. Here
a transaction first takes a file beside the database, asking every fifth of a millisecond."""

import fcntl
import os
import time
from typing import Any

from django.db.backends.sqlite3 import base

_FIRST, _LONGEST = 0.0002, 0.005
_PATIENCE = 10
"""Seconds. Then it goes on without, and SQLite itself says that the database is locked."""


class DatabaseWrapper(base.DatabaseWrapper):
    _queue: int | None = None
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_go()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._let_go()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._let_go()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._let_go()
            if self.connection is None:
                self._leave()

    def _take_turn(self) -> None:
        if self.is_in_memory_db():
            return
        if self._queue is None:
            self._queue = os.open(f"{self.settings_dict['NAME']}.queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        pause, end = _FIRST, time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                fcntl.flock(self._queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(pause)
                pause = min(pause * 1.2, _LONGEST)
            else:
                self._has_turn = True
                return

    def _let_go(self) -> None:
        if self._has_turn and self._queue is not None:
            self._has_turn = False
            fcntl.flock(self._queue, fcntl.LOCK_UN)

    def _leave(self) -> None:
        if self._queue is not None:
            os.close(self._queue)
            self._queue = None
