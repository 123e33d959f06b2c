"""Measures the office's pages (`python3 -m scripts.bench`), how long a search takes
(`... bench search`), and whether cost grows with the years (`... bench scale`)."""

from __future__ import annotations

import os
import sys

from scripts import setup

if __name__ == "__main__":
    setup.ready(dev=True)
    os.chdir(setup.ROOT)
    os.execv(setup.VENV_PYTHON, [str(setup.VENV_PYTHON), "-m", "tests.bench", *sys.argv[1:]])
