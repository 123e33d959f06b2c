"""Run as a process of its own: reads every file of a folder, each in a child with limits, and prints what came of it."""

import json
import os
import resource
import sys
import traceback
from pathlib import Path

import django

SECONDS = 60
"""Of the processor; then the child is ended. How long is long is said beside a workbook that is as full as allowed."""


def in_a_child(path):
    """(reason, sentence, seconds, megabytes above idle) of reading one file."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(readable)
        os.write(writable, json.dumps(_read(path)).encode())
        os._exit(0)
    os.close(writable)
    with os.fdopen(readable) as answer:
        said = answer.read()
    _, status, used = os.wait4(child, 0)
    return json.loads(said) if status == 0 else {"reason": f"killed: {status}", "seconds": used.ru_utime}


def _read(path):
    from attendance.imports.roster.limits import NotARoster

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    idle = resource.getrusage(resource.RUSAGE_SELF)
    try:
        _understand(path.read_bytes())
        answer = {"reason": "", "sentence": ""}
    except NotARoster as refusal:
        answer = {"reason": refusal.reason, "sentence": refusal.sentence}
    except Exception:
        answer = {"reason": traceback.format_exc(), "sentence": ""}
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime - idle.ru_utime - idle.ru_stime
    return answer | {"seconds": seconds, "megabytes": (used.ru_maxrss - idle.ru_maxrss) / 1024}


def _understand(content):
    from attendance.imports.roster.options import Options
    from attendance.imports.roster.read import read_roster
    from attendance.imports.roster.table import find_table
    from attendance.imports.roster.understand import understand
    from tests.factories import TODAY

    options = Options(guess=True)
    understand(find_table(read_roster(content, options), options), TODAY)


if __name__ == "__main__":
    django.setup()
    _understand("氏名\n青野".encode())
    import openpyxl  # noqa: F401  # the idle process has read a workbook before

    files = sorted(Path(sys.argv[1]).iterdir())
    print(json.dumps({path.name: in_a_child(path) for path in files}))
