"""Compiles requirements*.in to hashed requirements*.txt. Only maintainers need this, and only they need uv."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--quiet",
)


def compile_list(source: str, target: str, *extra: str) -> None:
    command = ["uv", "pip", "compile", *OPTIONS, *extra, *sys.argv[1:], source, "-o", target]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    if shutil.which("uv") is None:
        sys.exit("uv is needed to compile the requirements (python3 -m pip install uv).")
    try:
        compile_list("requirements.in", "requirements.txt")
        # The runtime list binds the dev list, so that both install the same versions.
        compile_list("requirements-dev.in", "requirements-dev.txt", "--constraint=requirements.txt")
    except subprocess.CalledProcessError as failed:
        sys.exit(failed.returncode)
