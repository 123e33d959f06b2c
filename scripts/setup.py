"""Makes `.venv` from the hashed requirements; does nothing when they have not changed.

Only the standard library, and only syntax that an old Python can read, so that an old Python gets a sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "requirements.stamp"
LOG = VENV / "setup.log"
REQUIREMENTS = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}
NO_NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ProxyError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
)


def stop(sentence: str) -> NoReturn:
    sys.exit("\n" + sentence)


def newer_python() -> str | None:
    """Of those on the path that really start: a version manager leaves names behind that do not."""
    paths = map(shutil.which, ("python3.14", "python3.13", "python3.12", "python3.11"))
    return next((path for path in paths if path and version_of(path)), None)


def version_of(python: str | Path) -> str:
    """ "3.11", or nothing when it does not start."""
    probe = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([str(python), "-c", probe], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def require_python() -> None:
    """Below 3.11: start again with a newer one if the machine has it, else one sentence."""
    if sys.version_info >= (3, 11):  # noqa: UP036 - this runs on the Python that it refuses
        return
    other = newer_python()
    if other:
        spec = sys.modules["__main__"].__spec__
        os.execv(other, [other, "-m", spec.name if spec else "scripts.setup", *sys.argv[1:]])
    found = ".".join(map(str, sys.version_info[:2]))
    stop(
        f"Python 3.11 or newer is needed; this is {found}. Install it and try again.\n"
        f"Python 3.11 以上が必要です（いまは {found}）。新しいものを入れてから、もう一度お試しください。"
    )


def require_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        stop(
            f"No permission to write in {folder}. Use a folder of your own.\n"
            f"{folder} に書き込めません。書き込めるフォルダーでお試しください。"
        )


def wanted(kind: str) -> str:
    """The digest that the stamp must hold."""
    return hashlib.sha256((ROOT / REQUIREMENTS[kind]).read_bytes()).hexdigest()


def stamped() -> dict[str, str]:
    try:
        content: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
        return content
    except (OSError, ValueError):
        return {}


def make_venv() -> None:
    print("Making .venv ...", flush=True)
    pip_inside = importlib.util.find_spec("ensurepip") is not None
    if not pip_inside and importlib.util.find_spec("pip") is None:
        stop(
            "This Python has neither venv nor pip. On Debian and Ubuntu: sudo apt-get install python3-venv\n"
            "この Python には venv も pip もありません。Debian と Ubuntu では: sudo apt-get install python3-venv"
        )
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command + ([] if pip_inside else ["--without-pip"]), capture_output=True, text=True)
    if made.returncode != 0:
        stop(f"Could not make .venv（.venv を作れませんでした）:\n{made.stdout}{made.stderr}")


def pip_command() -> list[str]:
    if (VENV / "bin" / "pip").exists():
        return [str(VENV_PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]


def show(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)


def install(kind: str) -> None:
    file = ROOT / REQUIREMENTS[kind]
    total = file.read_text(encoding="utf-8").count("==")
    print(f"Installing {total} packages into .venv (a minute or two the first time) ...", flush=True)
    options = ["install", "--require-hashes", "--retries", "2", "--progress-bar", "off", "--disable-pip-version-check"]
    command = [*pip_command(), *options, "-r", str(file)]
    pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    assert pip.stdout is not None
    seen = 0
    with LOG.open("w", encoding="utf-8") as log:
        for line in pip.stdout:
            log.write(line)
            if line.startswith("Collecting "):
                seen += 1
                show(f"  {seen}/{total} {line.split()[1].split('==')[0]}")
            elif line.startswith("Installing "):
                show("  unpacking ...")
    show("")
    if pip.wait() != 0:
        explain_failure(LOG.read_text(encoding="utf-8"))


def explain_failure(output: str) -> None:
    if any(sign in output for sign in NO_NETWORK_SIGNS):
        stop(
            "No connection to the package index. Connect to the Internet and try again.\n"
            "パッケージの配布元につながりません。インターネットにつないで、もう一度お試しください。"
        )
    last = "\n".join(output.strip().splitlines()[-8:])
    stop(f"A package could not be installed（パッケージを入れられませんでした）. Details: {LOG}\n{last}")


def setup(*, dev: bool) -> None:
    kind = "dev" if dev else "runtime"
    stamp = stamped()
    version = version_of(VENV_PYTHON)
    # Made by another Python, moved here, or left behind by an upgrade of the system's Python: made anew.
    whole = version != "" and stamp.get("python") == version and stamp.get("place") == str(VENV)
    if whole and stamp.get(kind) == wanted(kind):
        return
    require_writable(ROOT)
    if not whole:
        make_venv()
        stamp = {"python": version_of(VENV_PYTHON), "place": str(VENV)}
        STAMP.write_text(json.dumps(stamp), encoding="utf-8")  # so that an interrupted installation goes on
    install(kind)
    stamp[kind] = wanted(kind)
    if dev:  # The dev list holds every line of the runtime list, at the same versions.
        stamp["runtime"] = wanted("runtime")
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def ready(*, dev: bool = False) -> None:
    """Python is new enough and `.venv` is as the requirements say, or the process ends with a sentence."""
    require_python()
    try:
        setup(dev=dev)
    except KeyboardInterrupt:
        stop("Stopped. Run it again to go on.（中断しました。もう一度実行すると続きから始まります。）")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    ready(dev=parser.parse_args().dev)
