import io
import json

import pytest
from django.core.management import CommandError, call_command

from attendance.models import Enrolment, Learner
from tests.spreadsheets import CP932, PLAIN, csv_of


def run(*arguments):
    """(exit code, what was printed)"""
    out = io.StringIO()
    try:
        call_command("import_roster", *map(str, arguments), stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def as_json(*arguments):
    code, printed = run(*arguments, "--json")
    return code, json.loads(printed)


@pytest.mark.parametrize("file, people", [(PLAIN, 12), (CP932, 15)])
def test_roster_comes_in(cast, file, people):
    code, printed = as_json(file, "--cohort", "tobe-1")

    assert (code, printed) == (0, {"people": people, "new": people, "known": 0, "changed": 0, "faults": []})
    assert Enrolment.objects.in_cohort(cast.cohort).count() == people + 1


def test_dry_run_saves_nobody(cast):
    code, printed = as_json(PLAIN, "--cohort", "tobe-1", "--dry-run")

    assert (code, printed["people"], Learner.objects.count()) == (0, 12, 2)


def test_same_file_twice_adds_nobody(cast):
    run(CP932, "--cohort", "tobe-1")

    code, printed = as_json(CP932, "--cohort", "tobe-1")

    assert (code, printed) == (0, {"people": 15, "new": 0, "known": 15, "changed": 0, "faults": []})
    assert Enrolment.objects.in_cohort(cast.cohort).count() == 16


def test_roster_with_a_fault_saves_nobody(cast, tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes(csv_of("氏名,電話番号", "青木 茂,089-000-0020", ",089-000-0021", "青木 茂,089-000-0020"))

    code, printed = as_json(file, "--cohort", "tobe-1")

    assert (code, Learner.objects.count()) == (1, 2)
    assert printed == {
        "people": 1,
        "new": 1,
        "known": 0,
        "changed": 0,
        "faults": [
            {"row": 3, "column": "氏名", "message": "氏名がありません。氏名を入れてください。"},
            {"row": 4, "column": "氏名", "message": "2行目と4行目が同じ人です。どちらかの行を消してください。"},
        ],
    }


def test_what_is_no_roster_ends_with_two(cast, tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes(b"%PDF-1.7")

    code, printed = as_json(file, "--cohort", "tobe-1")

    message = "PDFは読めません。元のExcelかCSVのファイルを選んでください。"
    assert (code, printed["people"], printed["faults"]) == (2, 0, [{"row": 0, "column": "", "message": message}])


@pytest.mark.parametrize("arguments", [(PLAIN, "--cohort", "nowhere"), ("missing.csv", "--cohort", "tobe-1")])
def test_wrong_arguments_end_with_two(cast, arguments):
    assert run(*arguments) == (2, "")


def test_words_for_people_are_printed(cast):
    assert run(PLAIN, "--cohort", "tobe-1") == (
        0,
        "12人(新しい人 12人、知っている人 0人、うち変更 0人)\n取り込みました。\n",
    )
