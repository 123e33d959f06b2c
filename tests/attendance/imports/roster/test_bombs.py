"""Every hostile file is read by a process with limits of time, and what it took is measured."""

import json
import os
import subprocess
import sys

import pytest

from tests.hostile import HOSTILE, as_full_as_allowed

MEGABYTES = 300
FULL = "as full as allowed"
TIMES = 2
"""How much longer than the fullest workbook that may be brought, read in the same run: seconds say something of the
machine alone."""
SENTENCES = {
    "too_big": "ファイルが大きすぎます(5 MBまで)。名簿のシートだけを別のファイルにしてください。",
    "too_big_unpacked": "開くと大きすぎます。名簿の行だけを新しいブックに貼り付けてください。",
    "too_many_rows": "行が多すぎます(5,000行まで)。年度やクラスごとに、ファイルを分けてください。",
    "too_many_columns": "列が多すぎます(50列まで)。使わない列を消してください。",
    "too_many_parts": "シートや図が多すぎます。名簿のシートだけを新しいブックにしてください。",
    "too_full": "表が大きすぎます。名簿の行だけを新しいブックに貼り付けてください。",
    "too_long_cell": "1つのセルの文字が多すぎます。長い文章のセルを消してください。",
    "broken": "ファイルがこわれているようです。Excelで開き、「名前を付けて保存」で保存し直してください。",
    "macro": "マクロの入ったExcel(.xlsm)です。「Excelブック(.xlsx)」を選んで保存し直してください。",
    "encrypted": "パスワードがかかっています。パスワードを外して保存し、もう一度選んでください。",
    "old_excel": "古い形式のExcel(.xls)です。"
    "Excelで開き、「名前を付けて保存」で「Excelブック(.xlsx)」を選んで保存し直してください。",
    "picture": "写真や画像です。名簿のExcelかCSVのファイルを選んでください。",
    "other_kind": "Excelのファイルではありません。表のソフトで「.xlsx」かCSVにして保存し、選んでください。",
    "empty": "ファイルが空です。名簿を保存してから、もう一度選んでください。",
    "no_cells": "何も入っていません。名簿のシートが入っているか確かめてください。",
    "no_name_column": "「氏名」の列が見つかりません。見出しの行に「氏名」(または「姓」と「名」)と書いてください。",
    "": "",
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """What came of each file, and what was left in the folder for temporary files."""
    files, scratch = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("scratch")
    for name, (make, _) in HOSTILE.items():
        (files / name).write_bytes(make())
    (files / FULL).write_bytes(as_full_as_allowed())
    surroundings = os.environ | {"TMPDIR": str(scratch), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.read_hostile", str(files)]

    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)

    return json.loads(ended.stdout), list(scratch.iterdir())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_plain_words(read, name):
    answer = read[0][name]

    assert (answer["reason"], answer["sentence"]) == (HOSTILE[name][1], SENTENCES[HOSTILE[name][1]])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_takes_little_time_and_memory(read, name):
    answer = read[0][name]

    assert answer["seconds"] < TIMES * read[0][FULL]["seconds"]
    assert answer["megabytes"] < MEGABYTES


def test_what_may_be_brought_is_read(read):
    answer = read[0][FULL]

    assert (answer["reason"], answer["megabytes"] < MEGABYTES) == ("", True)


def test_hostile_files_leave_nothing_behind(read):
    assert read[1] == []
