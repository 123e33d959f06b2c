"""`make run` for real: started, looked at, ended, started again. Its files are in a folder of the test's own."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from scripts import setup

STAMPED = setup.stamped()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(STAMPED.get("runtime") != setup.wanted("runtime"), reason=".venv is missing or old: make setup"),
    pytest.mark.skipif(sys.platform != "linux", reason="what stays behind is looked up in /proc"),
]
STEPS = ("Preparing the database", "Collecting static files", "Loading the demo")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Run:
    def __init__(self, var: Path, port: int | None = None) -> None:
        self.var, self.port = var, port or free_port()
        dropped = ("DATABASE_URL", "REDIS_URL", "SITE_URL", "TSUZUKI_MODE", "ALLOWED_HOSTS", "PLAIN_HTTP")
        env = {name: value for name, value in os.environ.items() if name not in dropped} | {"VAR_DIR": str(var)}
        command = [sys.executable, "-m", "scripts.run", "--port", str(self.port)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        self.process = subprocess.Popen(command, cwd=setup.ROOT, env=env, start_new_session=True, **pipes)

    def printed_until(self, last: str) -> str:
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if last in line:
                break
        return "".join(lines)

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        self.process.communicate(timeout=90)
        return self.process.returncode

    def left(self) -> list[str]:
        """Processes that were started for this folder and still are."""
        mark = f"VAR_DIR={self.var}".encode()
        return [folder.name for folder in Path("/proc").glob("[0-9]*") if mark in environ_of(folder)]

    def left_after(self, seconds: float) -> list[str]:
        end = time.monotonic() + seconds
        while self.left() and time.monotonic() < end:
            time.sleep(0.1)
        return self.left()


def environ_of(folder: Path) -> list[bytes]:
    try:
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The first run in an empty folder: what it printed, a page, how it ended, what it left."""
    run = Run(tmp_path_factory.mktemp("trial") / "var")
    run.printed = run.printed_until("Ctrl-C")
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/") as answer:
        run.page = answer.read().decode()
    run.end()
    return run


@pytest.fixture
def start(first):
    runs = []

    def start(**options) -> Run:
        runs.append(Run(first.var, **options))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.end(signal.SIGTERM)


def test_run_brings_everything_up_and_ctrl_c_ends_it(first):
    files = ("accounts.txt", "secrets/secret_key", "secrets/card_key", "tsuzuki.sqlite3")
    modes = [oct(stat.S_IMODE((first.var / name).stat().st_mode)) for name in files]

    assert [step for step in STEPS if step not in first.printed] == []
    assert f"http://127.0.0.1:{first.port}/office/" in first.printed
    assert "/K/" in first.printed
    assert "</html>" in first.page
    assert (first.process.returncode, first.left()) == (0, [])
    assert modes == ["0o600"] * 4


def test_run_again_does_nothing_twice_and_keeps_secrets(start, first):
    before = [(file, file.read_bytes()) for file in sorted((first.var / "secrets").iterdir())]
    run = start()

    printed = run.printed_until("Ctrl-C")
    code = run.end(signal.SIGTERM)

    assert [step for step in STEPS if step in printed] == []
    assert before == [(file, file.read_bytes()) for file in sorted((first.var / "secrets").iterdir())]
    assert (code, run.left()) == (0, [])


def test_run_leaves_nobody_when_it_is_killed(start):
    run = start()
    run.printed_until("Ctrl-C")

    run.end(signal.SIGKILL)

    assert run.left_after(seconds=10) == []


def test_run_ends_when_its_worker_is_gone(start):
    run = start()
    run.printed_until("Ctrl-C")
    heads = [int(pid) for pid in run.left() if b"qcluster" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    os.kill(min(heads), signal.SIGKILL)
    rest, _ = run.process.communicate(timeout=90)

    assert "The worker ended" in rest
    assert (run.process.returncode, run.left_after(seconds=2)) == (1, [])


def test_run_on_a_port_in_use_says_one_sentence(start):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        run = start(port=port)
        printed, _ = run.process.communicate(timeout=90)

    assert printed.strip().splitlines()[0].startswith(f"Port {port} is in use.")
    assert run.process.returncode == 1
