"""The settings of the test suite: the system's own, in test mode, with files of its own for every process.

A module and not a line in conftest.py, because pytest-django reads the settings before any conftest.py.
"""

import atexit
import os
import shutil
import tempfile
from urllib.parse import urlsplit

_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
_folder = tempfile.mkdtemp(prefix="tsuzuki-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["TSUZUKI_MODE"] = "test"
os.environ["VAR_DIR"] = _folder
os.mkdir(os.path.join(_folder, "static"))
if os.environ.get("REDIS_URL") and _worker:
    # `cache.clear()` empties a whole Redis database, so every worker gets its own.
    _server = urlsplit(os.environ["REDIS_URL"])
    os.environ["REDIS_URL"] = _server._replace(path=f"/{int(_worker[2:]) + 1}").geturl()

from lms.settings import *  # noqa: E402, F403

# Wagtail's search and reference indexes are written at every save of a page, a third of the time of building one. No
# test but tests/lms/test_indexes.py looks at them.
TASKS = {"default": {"BACKEND": "tests.silent_tasks.SilentBackend"}}

# The queue of writers is one of files (tests/lms/test_sqlite.py); only by this name a database is made in memory for
# every process.
if DATABASES["default"]["ENGINE"] == "lms.sqlite":  # noqa: F405
    DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"  # noqa: F405
