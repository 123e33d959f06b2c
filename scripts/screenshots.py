"""Takes the pictures of the documentation anew: the journeys that show them, in the system's Chromium, with made-up data."""

from __future__ import annotations

import os

from scripts import setup

FOLDER = setup.ROOT / "docs" / "pictures"
JOURNEYS = ("tests/journeys/test_an_odd_roster.py", "tests/journeys/test_by_hand.py")

if __name__ == "__main__":
    setup.ready(dev=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.chdir(setup.ROOT)
    env = {**os.environ, "PICTURES": str(FOLDER), "REQUIRE_BROWSER": "1"}
    os.execve(setup.VENV_PYTHON, [str(setup.VENV_PYTHON), "-m", "pytest", "-q", *JOURNEYS], env)
