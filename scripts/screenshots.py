"""Takes the pictures of the documentation anew: the journeys that show them, in the system's Chromium, with made-up data."""

from __future__ import annotations

import os

from scripts import setup

FOLDER = setup.ROOT / "docs" / "pictures"
JOURNEYS = tuple(f"tests/journeys/test_{name}.py" for name in ("every_door", "an_odd_roster", "by_hand"))

if __name__ == "__main__":
    setup.ready(dev=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.chdir(setup.ROOT)
    env = {**os.environ, "PICTURES": str(FOLDER), "REQUIRE_BROWSER": "1"}
    os.execve(setup.VENV_PYTHON, [str(setup.VENV_PYTHON), "-m", "pytest", "-q", *JOURNEYS], env)
