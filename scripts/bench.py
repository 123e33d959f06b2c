"""Measures the office's pages (`python3 -m scripts.bench`), how long a search takes (`... bench search`), how many requests
a second the server gives (`... bench serving`), and whether cost grows with the years (`... bench scale`)."""

from __future__ import annotations

import os
import sys

from scripts import setup

if __name__ == "__main__":
    setup.ready(dev=True)
    os.chdir(setup.ROOT)
    served = sys.argv[1:2] == ["serving"]
    module = ["tests.bench.served", *sys.argv[2:]] if served else ["tests.bench", *sys.argv[1:]]
    os.execv(setup.VENV_PYTHON, [str(setup.VENV_PYTHON), "-m", *module])
