"""A year is sent without being held: how much memory it takes, measured in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

CLASSES, PEOPLE = 300, 3600
MOST = 100
"""Megabytes above idle; 300 are promised."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """What each shape took, and what was left in the folder for temporary files."""
    folder, scratch = tmp_path_factory.mktemp("year"), tmp_path_factory.mktemp("scratch")
    surroundings = os.environ | {
        "TMPDIR": str(scratch),
        "DATABASE_URL": f"sqlite:///{folder / 'year.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    surroundings.pop("REDIS_URL", None)

    def asked(*words):
        command = [sys.executable, "-m", "tests.bench.year", *words]
        return subprocess.run(command, env=surroundings, check=True, stdout=subprocess.PIPE, text=True).stdout

    asked("build", str(CLASSES))
    return json.loads(asked("measure")), list(scratch.iterdir())


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
def test_a_year_of_three_hundred_classes_takes_little_memory(sent, shape):
    took = sent[0][shape]

    assert (took["classes"], took["people"], took["rows"]) == (CLASSES, PEOPLE, PEOPLE)
    assert took["bytes"] > 100 * PEOPLE
    assert took["above"] < MOST


def test_a_year_leaves_nothing_behind(sent):
    assert sent[1] == []
