"""Starts the web server and the worker, watches them, and ends both: none of their children may stay."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PR_SET_PDEATHSIG = 1
PATIENCE = 10.0  # seconds between the polite request and the end


def _die_with_parent() -> None:
    """Linux only: a killed parent must not leave a server behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Processes:
    """Each child leads a session of its own, so that Ctrl-C reaches this process only and the order is ours."""

    def __init__(self, env: Mapping[str, str], folder: Path) -> None:
        self.env = dict(env)
        self.folder = folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.signals = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)

    def _asked_to_stop(self, *_: object) -> None:
        self.signals += 1

    def start(self, name: str, command: list[str]) -> None:
        before = _die_with_parent if sys.platform == "linux" else None
        self.running[name] = subprocess.Popen(
            command, env=self.env, cwd=self.folder, start_new_session=True, stdin=subprocess.DEVNULL, preexec_fn=before
        )

    def ended(self) -> str | None:
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> bool:
        """False when asked to stop, when one ended by itself, or when the time is over."""
        end = time.monotonic() + seconds
        while not self.signals and self.ended() is None and time.monotonic() < end:
            if ready():
                return True
            time.sleep(0.05)
        return False

    def watch(self) -> str | None:
        """Returns the name of a process that ended by itself, or None when asked to stop."""
        while not self.signals:
            name = self.ended()
            if name:
                return name
            time.sleep(0.2)
        return None

    def stop(self) -> None:
        """Politely first; after ten seconds, or at the next Ctrl-C, at once."""
        asked = self.signals
        for process in self.running.values():
            if process.poll() is None:
                # Not SIGINT: a child that is still loading would print a traceback.
                process.send_signal(signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.signals <= asked:
            if all(process.poll() is not None for process in self.running.values()):
                break
            time.sleep(0.05)
        for process in self.running.values():
            self._end_group(process)

    @staticmethod
    def _end_group(process: subprocess.Popen[bytes]) -> None:
        """Also after the leader's end: children of a killed leader would stay."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
