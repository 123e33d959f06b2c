"""Sets up what tests need and runs all of them, or those named on the command line."""

from __future__ import annotations

import os
import sys

from scripts import setup

if __name__ == "__main__":
    setup.ready(dev=True)
    arguments = sys.argv[1:] or ["-n", "auto", "--dist", "loadfile"]
    os.chdir(setup.ROOT)
    os.execv(setup.VENV_PYTHON, [str(setup.VENV_PYTHON), "-m", "pytest", *arguments])
