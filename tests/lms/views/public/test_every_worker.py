"""Each worker process keeps pages of its own: an edit that another process makes is in the next answer of all of them."""

import http.client
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.bench.floor.signed import WHO
from tests.bench.processes import ROOT, database
from tests.bench.served import environment, house
from tests.database import template

pytestmark = pytest.mark.slow
AFTER = "直したばかりの 題"
EDIT = f"""
from materials.models import Number
page = Number.objects.get(digits="103").page.specific
page.title = "{AFTER}"
page.save_revision().publish()
"""


@pytest.fixture
def served(db, tmp_path):
    """The address of a house with two workers, and what an editor's process beside it is run with."""
    if template().is_file():
        shutil.copy(template(), tmp_path / "house.sqlite3")  # migrated already, which is most of the time
    with (
        database("sqlite", "house", tmp_path) as where,
        house(where, tmp_path, "tests.bench.floor.signed:application") as (address, _),
    ):
        yield address, environment(where, tmp_path, urlsplit(address).port)


def asked(address):
    """Who answered over a fresh connection, and whether the page had its new title."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    line.request("GET", "/m/103")
    answer = line.getresponse()
    words = answer.read().decode()
    line.close()
    assert (answer.status, "<h1>" in words) == (200, True)
    return answer.headers[WHO], AFTER in words.replace("<wbr>", "")


def asked_until_both_answered(address):
    """At least forty times, eight at once. A house answers as soon as its first worker is up, hence the patience."""
    answers, end = [], time.monotonic() + 20
    while not answers or (len({who for who, _ in answers}) < 2 and time.monotonic() < end):
        with ThreadPoolExecutor(8) as readers:
            answers += readers.map(asked, [address] * 40)
    return {who for who, _ in answers}, [is_new for _, is_new in answers]


def test_an_edit_of_another_process_is_in_the_next_answer_of_every_worker(served):
    address, env = served
    workers, is_new = asked_until_both_answered(address)
    assert (len(workers), any(is_new)) == (2, False)

    subprocess.run([sys.executable, "manage.py", "shell", "--no-imports", "-c", EDIT], cwd=ROOT, env=env, check=True)

    again, is_new = asked_until_both_answered(address)
    assert (again, all(is_new)) == (workers, True)
