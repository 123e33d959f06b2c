from dataclasses import replace

import pytest

from attendance.imports.roster.people import Person
from attendance.models import Enrolment, Learner
from attendance.reports.row_changes import changes_of, exact_changes_of

ALL = frozenset(
    ["name", "kana", "telephone", "telephone_second", "birth_year", "age_band", "phone_family", "care_note"],
)
FULL = Person(
    row=2,
    name="青野 キヨ",
    kana="アオノ キヨ",
    telephone="089-1",
    telephone_second="090-2",
    birth_year=1946,
    phone_family="easy",
    care_note="耳が遠い",
    said=ALL,
)


def known(**fields):
    learner = {
        "name": "青野 キヨ",
        "kana": "アオノ キヨ",
        "telephone": "089-1",
        "telephone_second": "090-2",
        "telephone_digits": "0891 0902",
        "birth_year": 1946,
        "phone_family": "easy",
    }
    return Learner(**(learner | fields)), Enrolment(care_note="耳が遠い")


def edits(changes):
    return {change.field: (change.before, change.after) for change in changes}


@pytest.mark.parametrize(
    "edited, changes",
    [
        ({}, {}),
        ({"name": "青野　キヨ"}, {"name": ("青野 キヨ", "青野　キヨ")}),
        ({"kana": ""}, {"kana": ("アオノ キヨ", "")}),
        ({"birth_year": None}, {"birth_year": ("1946", "")}),
        ({"age_band": "70s"}, {"age_band": ("", "70s")}),
        ({"phone_family": ""}, {"phone_family": ("easy", "")}),
        ({"care_note": ""}, {"care_note": ("耳が遠い", "")}),
        ({"said": frozenset({"name"}), "kana": "", "telephone": "", "care_note": ""}, {}),
    ],
)
def test_exactly_the_edited_cells_are_changes(edited, changes):
    assert edits(exact_changes_of(replace(FULL, **edited), *known())) == changes


def test_an_emptied_band_beside_a_year_of_birth_is_a_change():
    """Without a key it says nothing."""
    assert edits(exact_changes_of(FULL, *known(age_band="70s"))) == {"age_band": ("70s", "")}
    assert edits(changes_of(FULL, *known(age_band="70s"))) == {}


ONE, TWO = "telephone", "telephone_second"


@pytest.mark.parametrize(
    "stored, file, columns, changes",
    [
        (("089-1", "090-2"), ("089-1", "090-2"), 2, {}),
        (("089-1", "090-2"), ("090-2", "089-1"), 2, {ONE: ("089-1", "090-2"), TWO: ("090-2", "089-1")}),
        (("089-1", "090-2"), ("0891", "090-2"), 2, {ONE: ("089-1", "0891")}),
        (("089-1", "090-2"), ("090-2", ""), 2, {ONE: ("089-1", "")}),
        (("089-1", "090-2"), ("089-1", ""), 2, {TWO: ("090-2", "")}),
        (("089-1", "090-2"), ("089-3", ""), 2, {ONE: ("089-1", "089-3"), TWO: ("090-2", "")}),
        (("089-1", "090-2"), ("", ""), 2, {ONE: ("089-1", ""), TWO: ("090-2", "")}),
        (("", "090-2"), ("090-2", ""), 2, {}),
        (("", "090-2"), ("0902", ""), 2, {TWO: ("090-2", "0902")}),
        (("", "090-2"), ("090-3", ""), 2, {TWO: ("090-2", "090-3")}),
        (("", "090-2"), ("089-1", "090-2"), 2, {ONE: ("", "089-1")}),
        (("", ""), ("089-1", ""), 2, {ONE: ("", "089-1")}),
        (("089-1", ""), ("089-1", "090-2"), 1, {TWO: ("", "090-2")}),
        (("089-1", ""), ("089-3", ""), 1, {ONE: ("089-1", "089-3")}),
        (("089-1", "090-2"), ("089-1", ""), 1, {}),
        (("089-1", "090-2"), ("089-3", ""), 1, {ONE: ("089-1", "089-3")}),
        (("089-1", "090-2"), ("", ""), 1, {ONE: ("089-1", "")}),
        (("089-1", "090-2"), ("089-3", "090-4"), 1, {ONE: ("089-1", "089-3"), TWO: ("090-2", "090-4")}),
        (("089-1", "0891"), ("0891", ""), 2, {}),
        (("089-1", "090-2"), ("", ""), 0, {}),
    ],
)
def test_numbers_keep_their_place(stored, file, columns, changes):
    said = frozenset((ONE, TWO)[:columns])
    person = replace(FULL, telephone=file[0], telephone_second=file[1], said=said)

    assert edits(exact_changes_of(person, *known(telephone=stored[0], telephone_second=stored[1]))) == changes


@pytest.mark.parametrize(
    "said, changes",
    [
        ({"kana": "", "telephone": "", "telephone_second": "", "birth_year": None, "care_note": ""}, {}),
        ({"name": "靑野 キヨ"}, {}),
        ({"kana": "アオノキヨ"}, {}),
        ({"telephone": "0902", "telephone_second": ""}, {}),
        ({"telephone": "089-3", "telephone_second": ""}, {ONE: ("089-1", "089-3")}),
        ({"birth_year": 1947}, {"birth_year": ("1946", "1947")}),
        ({"age_band": "80s"}, {}),
        ({"care_note": "送迎あり"}, {"care_note": ("耳が遠い", "送迎あり")}),
    ],
)
def test_without_a_key_only_what_is_said_changes(said, changes):
    assert edits(changes_of(replace(FULL, **said), *known())) == changes


def test_a_change_is_written_as_its_field_holds_it():
    changes = exact_changes_of(replace(FULL, birth_year=None, kana=""), *known())

    assert [(change.field, change.value, change.words_after) for change in changes] == [
        ("kana", "", "(なし)"), ("birth_year", None, "(なし)"),
    ]  # fmt: skip
