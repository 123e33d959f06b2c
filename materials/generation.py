"""One generation for all content: a page that was kept under an older one is old.

A file's stat by default; with REDIS_URL a key in the cache, so that several hosts agree. Whoever keeps a page reads the
generation *before* the database, or an old page would be stored under a new generation.
"""

import os
import tempfile
import uuid
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

_KEY = "content.generation"


def current() -> Hashable:
    if settings.REDIS_URL:
        return cache.get_or_set(_KEY, _fresh, None)
    try:
        found = os.stat(settings.CONTENT_GENERATION_FILE)
    except FileNotFoundError:
        return (0, 0)
    return (found.st_ino, found.st_mtime_ns)


def bump() -> None:
    if settings.REDIS_URL:
        cache.set(_KEY, _fresh(), None)
    else:
        _replace(Path(settings.CONTENT_GENERATION_FILE))


def bump_on_commit(**kwargs: Any) -> None:
    """The receiver of every signal that changes what a page shows; a change that is rolled back bumps nothing."""
    transaction.on_commit(bump)


def _fresh() -> str:
    return uuid.uuid4().hex


def _replace(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".generation-")
    os.close(handle)
    os.replace(name, file)  # another inode and another time, in one step
