"""Chromium for the tests marked `browser`: the system's own, since no browser is downloaded.

Where there is none the tests are skipped and say so; with REQUIRE_BROWSER=1 they fail instead, so that a build machine
can't lose them silently.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# Without these Chromium looks for its maker's hosts at every start, which a closed network refuses one by one.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """$CHROMIUM, else the first that the machine has."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = [path for path in map(shutil.which, NAMES) if path]
    if sys.platform == "darwin":
        found += [str(path) for path in MAC if path.exists()]
    return found[0] if found else None


def pytest_configure(config):
    # Playwright's synchronous interface runs an event loop in the thread that also talks to the database.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whoever asks for a page needs a browser, marked or not; a journey may write to the database."""
    for item in items:
        if {"page", "browser", "context", "new_context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = chromium()
    if path is None:
        sentence = "no Chromium found; install it (Debian: apt-get install chromium) or set CHROMIUM"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"REQUIRE_BROWSER=1, but {sentence}", pytrace=False)
        pytest.skip(sentence)
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    return {**browser_type_launch_args, "executable_path": path, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
