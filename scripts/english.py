"""Names the English that is left on the screens of an editor's day, screen and string; says so when there is none.

python3 -m scripts.english            what the server writes (some seconds)
python3 -m scripts.english --browser  also what the editor's JavaScript adds, in the system's Chromium
"""

from __future__ import annotations

import os
import subprocess
import sys

from scripts import setup

SERVER = "tests/lms/views/editing/test_japanese_screens.py"
BROWSER = "tests/journeys/test_japanese_editor.py"
SHORT = ("-q", "--tb=short", "--no-header", "--show-capture=no", "-p", "no:logging", "-vv")


def main() -> int:
    tests = [SERVER, *([BROWSER] if "--browser" in sys.argv else [])]
    command = [str(setup.VENV_PYTHON), "-m", "pytest", *SHORT, *tests]
    env = {**os.environ, "REQUIRE_BROWSER": "1"}
    done = subprocess.run(command, cwd=setup.ROOT, env=env, capture_output=True, text=True)
    print("0 left" if done.returncode == 0 else done.stdout)
    return done.returncode


if __name__ == "__main__":
    setup.ready(dev=True)
    sys.exit(main())
