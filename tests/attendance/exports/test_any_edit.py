"""A roster that goes out, is edited at random and comes back: exactly the edited cells are changes, and nobody else is
touched, in the class or outside of it. How many: tests/attendance/imports/roster/test_ten_thousand.py."""

import random
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.actions.import_roster import import_roster
from attendance.exports.roster import as_csv, as_xlsx, roster_table, unwritable
from attendance.imports.roster.options import Options
from attendance.imports.roster.report import preview_roster
from attendance.models import Enrolment, RosterLayout
from attendance.models.learner import AgeBand
from attendance.reports.known_people import match_people, missing_from
from attendance.telephones import digits_of
from materials.phone_families import PhoneFamily
from tests import factories
from tests.rosters.foretold import stored, the_same
from tests.rosters.people import FAMILIES, HARD_FAMILIES, NOTES, invent
from tests.rosters.thorough import files

HARD_NOTES = [
    "- 前の席", "'-", "'ひとつ", '"引用", と ; と\tタブ', "二つの\n行", "〜12時", "葛\U000e0100城さんの隣", "合計", "🦻",
]  # fmt: skip
WORDS = {
    "name": ["氏名", "お名前"], "kana": ["フリガナ", "ふりがな"], "telephone": ["電話番号", "TEL"],
    "birth_year": ["生まれた年", "生年"], "age_band": ["年代"], "phone_family": ["機種", "スマホの種類"],
    "care_note": ["備考", "特記事項"], "telephone_second": ["電話番号(2つ目)"],
}  # fmt: skip
FIELD_OF = {heading: field for field, headings in WORDS.items() for heading in headings}
MEANINGS = {"birth_year": "birth"}
THEIRS = [
    ["姓", "family_name"],
    ["名", "given_name"],
    ["住所", "other"],
    ["性別", "sex"],
    ["No.", "number"],
    ["", "other"],
]


@pytest.fixture
def beside(cast):
    return factories.cohort(cast.tobe, slug="tobe-2")


class Town:
    """A class of made-up people drawn from a seed, with who withdrew and who waits; a class beside it, in which some of
    them are too; and their namesakes in the municipality beside it."""

    def __init__(self, cast, beside, rng):
        self.cast, self.rng = cast, rng
        self.count = 0
        people = invent(rng, rng.randrange(2, 9), FAMILIES + HARD_FAMILIES)
        for somebody in people:
            person = self.facts(somebody)
            learner = add_learner(municipality=cast.tobe, person=person)
            row = enrol(cohort=cast.cohort, learner=learner, care_note=self.note())
            Enrolment.objects.filter(pk=row.pk).update(state=rng.choice(["enrolled"] * 4 + ["waiting", "withdrawn"]))
            if rng.random() < 0.3:
                enrol(cohort=beside, learner=learner, care_note="隣のクラス")
            if rng.random() < 0.3:
                neighbour = add_learner(municipality=cast.masaki, person=person)
                enrol(cohort=cast.neighbour_cohort, learner=neighbour)

    def number(self):
        self.count += 1
        return self.rng.choice([f"089-1{self.count:02}-{self.rng.randrange(10_000):04}", f"0901{self.count:07}"])

    def note(self):
        return self.rng.choice(NOTES + HARD_NOTES)

    def facts(self, somebody):
        rng = self.rng
        band = rng.choice(["", *AgeBand.values])
        space = rng.choice([" ", " ", "\u3000", ""])
        return NewLearner(
            name=f"{somebody.family}{space}{somebody.given}",
            kana=rng.choice(["", f"{somebody.family_kana} {somebody.given_kana}"]),
            telephone=rng.choice(["", self.number()]),
            telephone_second=rng.choice(["", "", self.number()]),
            birth_year=rng.choice([None, somebody.born.year]),
            age_band=band,
            age_known_on=factories.date(2025, 4, 1) if band else None,
            phone_family=rng.choice(["", *PhoneFamily.values]),
        )

    def layout(self):
        """The municipality's own columns, in any order; or none that is known."""
        fields = self.rng.sample(list(WORDS)[:-1], self.rng.randrange(len(WORDS)))
        ours = [[self.rng.choice(WORDS[field]), MEANINGS.get(field, field)] for field in fields]
        columns = ours + self.rng.sample(THEIRS, self.rng.randrange(4))
        self.rng.shuffle(columns)
        return RosterLayout(columns=columns)


@dataclass
class Edited:
    """The table as it is after somebody was at it in Excel, and what they did."""

    table: object
    cells: dict
    """{(number in the class, field): what is stored after it}"""
    removed: set
    added: int


def edited(table, town):
    """So many cells, a row taken out, a row without a key put in, rows and columns in another order."""
    rng, rows, cells = town.rng, [list(row) for row in table.rows], {}
    learners = {row.number: row.learner for row in Enrolment.objects.in_cohort(town.cast.cohort)}
    for _ in range(rng.randrange(4)):
        row = rng.choice(rows or [[""]])
        index = rng.randrange(len(row))
        field, number = FIELD_OF.get(table.headings[index] if rows else ""), key_of(row)
        meant = another(field, learners.get(number), town, [name for at, name in cells if at == number])
        if meant is not None and meant[0] != row[index]:
            row[index], cells[number, field] = meant
    removed = {key_of(rows.pop(rng.randrange(len(rows))))} if len(rows) > 1 and rng.random() < 0.4 else set()
    added = int(rng.random() < 0.4 and any(FIELD_OF.get(heading) == "name" for heading in table.headings))
    for _ in range(added):
        fresh = {"name": f"新顔 {town.number()}番", "kana": "シンガオ", "telephone": town.number()}
        rows.append([fresh.get(FIELD_OF.get(heading), "") for heading in table.headings])
    rng.shuffle(rows)
    order = any_order(table.headings, rng)
    headings, rows = in_order(order, table.headings), [in_order(order, row) for row in rows]
    kept = {place: value for place, value in cells.items() if place[0] not in removed}
    return Edited(replace(table, headings=headings, rows=tuple(rows), who=("",) * len(rows)), kept, removed, added)


def any_order(headings, rng):
    """Which of two telephones is the first, is told by the order of their columns alone."""
    order = rng.sample(range(len(headings)), len(headings) if rng.random() < 0.5 else 0) or list(range(len(headings)))
    places = [at for at, index in enumerate(order) if FIELD_OF.get(headings[index], "").startswith("telephone")]
    for at, index in zip(places, sorted(order[at] for at in places), strict=True):
        order[at] = index
    return order


def in_order(order, row):
    return tuple(row[index] for index in order)


def key_of(row):
    return int(row[-1].rpartition("-")[2] or 0)


def another(field, learner, town, before):
    """(what is typed, what is then stored), or None for a cell that is left alone. Of one number in two columns nothing
    says in which it stood: the second is edited where there is a first, and only one of them."""
    if field is None or learner is None or field in before:
        return None
    if field.startswith("telephone"):
        if any(one.startswith("telephone") for one in before) or (field != "telephone" and not learner.telephone):
            return None
        typed = town.rng.choice([town.number(), ""])
        return (typed, typed) if typed or field != "telephone" or learner.kana or learner.birth_year else None
    words = {"age_band": AgeBand, "phone_family": PhoneFamily}.get(field)
    if words:
        stands = town.rng.choice(["", *words.values])
        return (str(words(stands).label) if stands else "", stands)
    if field == "birth_year":
        year = town.rng.choice([None, town.rng.randrange(1926, 1966)])
        return (str(year or ""), year)
    if field == "kana":
        return ("アラタメ ミヨ",) * 2
    if field == "care_note":
        return (town.note(),) * 2
    return (town.rng.choice([learner.name.replace(" ", "\u3000"), f"改姓 {town.number()}番"]),) * 2


def as_file(table, shape):
    """In CP932 where it can be written."""
    if shape == "xlsx":
        return as_xlsx(table)
    return as_csv(table, "utf-8-sig" if unwritable(table, shape) else shape)


def answered(matches, did):
    """Where another name stands and nothing else of the row is as it was, it is asked whose row it is: theirs."""
    asking = [match for match in matches if match.asks]
    names = {value for (_, field), value in did.cells.items() if field == "name"}
    assert {match.person.name for match in asking} <= names
    return {match.person.row: str(match.offers[0].learner.pk) for match in asking}


def what_is_shown(matches):
    """({(number, field): after}, how many new people)."""
    known = [match for match in matches if match.enrolment]
    changes = {(match.enrolment.number, one.field): one.value for match in known for one in match.changes}
    return changes, len(matches) - len(known)


def after_edits(before, did, cohort, withdrawn):
    """What has to be stored, told from what was done to the table and from nothing that the importer said."""
    learners, rows = before
    for row in Enrolment.objects.in_cohort(cohort):
        facts = learners[row.learner_id]
        mine = {field: value for (number, field), value in did.cells.items() if number == row.number}
        if "care_note" in mine:
            rows[row.pk][3] = mine.pop("care_note")
        if mine.get("age_band", facts["age_band"]) != facts["age_band"]:
            mine["age_known_on"] = factories.TODAY if mine["age_band"] else None
        facts |= mine
        facts["telephone_digits"] = digits_of(facts["telephone"], facts["telephone_second"])
        rows[row.pk][2] = "withdrawn" if row.number in withdrawn else row.state
    return learners, rows


@files(25, 1_000)
@given(st.integers(0, 2**32), st.sampled_from(["xlsx", "utf-8-sig", "cp932"]))
def test_edited_cells_alone_are_changes(cast, beside, seed, shape):
    rng, cohort = random.Random(seed), cast.cohort
    with transaction.atomic():
        town = Town(cast, beside, rng)
        did = edited(roster_table(cohort, town.layout()), town)
        content, options = as_file(did.table, shape), Options(guess=True)

        preview = preview_roster(cohort=cohort, content=content, today=factories.TODAY, options=options)
        answers = answered(preview.matches, did)
        matches = match_people(cohort, preview.people, answers)
        missing = missing_from(cohort, matches)

        assert preview.faults == ()
        assert what_is_shown(matches) == (did.cells, did.added)
        assert {row.number for row in missing} == did.removed
        leaving = {row.pk: row.number for row in missing if rng.random() < 0.5}
        expected = after_edits(stored(), did, cohort, leaving.values())
        import_roster(cohort=cohort, people=preview.people, answers=answers, withdraw=list(leaving))
        assert the_same(expected, stored()) == [True, True]
        assert [len(now) - len(then) for then, now in zip(expected, stored(), strict=True)] == [did.added] * 2
        transaction.set_rollback(True)
