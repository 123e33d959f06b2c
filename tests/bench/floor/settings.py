"""The settings of a measured server: the system's own, with two addresses beside it that say what the machine can do."""

from lms.settings import *  # noqa: F403

INSTALLED_APPS += ["tests.bench.floor"]  # noqa: F405
ROOT_URLCONF = "tests.bench.floor.urls"
