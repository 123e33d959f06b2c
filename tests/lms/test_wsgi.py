import os
import subprocess
import sys

from scripts import setup

ASKED = "import gc, lms.wsgi; print(gc.get_freeze_count())"


def test_the_collector_leaves_the_program_alone(tmp_path):
    """A pass over it stops a worker for a tenth of a second."""
    trial = {"TSUZUKI_MODE": "test", "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    said = subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=setup.ROOT,
        env=os.environ | trial,
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(said.stdout) > 100_000
