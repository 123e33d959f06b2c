"""The settings of the test suite: the system's own, in test mode, with files of its own for every process.

A module and not a line in conftest.py, because pytest-django reads the settings before any conftest.py.
"""

import atexit
import os
import shutil
import tempfile

_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
_folder = tempfile.mkdtemp(prefix="tsuzuki-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["TSUZUKI_MODE"] = "test"
os.environ["VAR_DIR"] = _folder
os.mkdir(os.path.join(_folder, "static"))
if os.environ.get("REDIS_URL") and _worker:
    # `cache.clear()` empties a whole Redis database, so every worker gets its own.
    os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rsplit('/', 1)[0]}/{int(_worker[2:]) + 1}"

from lms.settings import *  # noqa: E402, F403
