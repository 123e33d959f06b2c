"""Rosters as the clerks of town halls keep them, with what a reader must make of each. Written without a look at the
importer: the truth comes from the same made-up people as the bytes. The same seed gives the same file.

`python -m tests.rosters.generator FOLDER` writes the files, to be opened by hand."""

import sys
from pathlib import Path

from tests.rosters import csv_cases, excel_itself_cases, fault_cases, mixed_cases, refused_cases, trap_cases, xlsx_cases  # noqa: F401
from tests.rosters.catalogue import MAKERS, REFUSALS

READABLE = tuple(MAKERS)
REFUSED = tuple(REFUSALS)
NAMES = READABLE + REFUSED


def make(name):
    return (MAKERS | REFUSALS)[name]()


if __name__ == "__main__":
    for case in map(make, NAMES):
        Path(sys.argv[1], f"{case.seed}_{case.file_name}").write_bytes(case.content)
