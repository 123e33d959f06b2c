"""Whoever is in a class and however a municipality orders its columns: a roster that goes out and comes back changes nothing."""

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.care_notes import clean_care_note
from attendance.exports.roster import as_csv, as_xlsx, roster_table, unwritable
from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.options import Options
from attendance.imports.roster.report import preview_roster
from attendance.kana import clean_kana
from attendance.models import Enrolment, RosterLayout
from attendance.models.learner import AgeBand
from attendance.names import clean_name
from attendance.telephones import read_telephones
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal
from tests import factories


def cleaned(strategy, clean, empty):
    """What the rules let through."""

    def clean_or_none(text):
        try:
            return clean(text)
        except Refusal:
            return None

    found = strategy.map(clean_or_none).filter(lambda text: text is not None)
    return st.one_of(st.just(""), found) if empty else found.filter(bool)


def one_telephone(text):
    found = read_telephones(text)
    return found[0].number if found else ""


SIGNS = "青野髙﨑𠮷葛\U000e0100か\u3099ｱﾞ 　\u00a0'\"-－=＝+＋@＠|\t\n\r,;計※注以上1０〜～_x&<>・ー"
NAMES = st.text(SIGNS, max_size=8) | st.text(max_size=8) | st.sampled_from(["計", "以上", "青野 キヨ", "氏名"])
NOTES = st.text(SIGNS, max_size=12) | st.text(max_size=12)
EXAMPLE = re.compile("例|見本|サンプル|ｻﾝﾌﾟﾙ")
READINGS = st.text("アヴーヽ・ ", max_size=8)
NUMBERS = st.from_regex(r"0[0-9]{1,3}-?[0-9]{3,4}-?[0-9]{4}", fullmatch=True)
PEOPLE = st.fixed_dictionaries(
    {
        # 例 in the place of a name says that the row is a sample.
        "name": cleaned(NAMES, clean_name, empty=False).filter(lambda name: not EXAMPLE.search(name)),
        "kana": cleaned(READINGS, clean_kana, empty=True),
        "telephone": cleaned(NUMBERS, one_telephone, empty=True),
        "telephone_second": cleaned(NUMBERS, one_telephone, empty=True),
        "birth_year": st.none() | st.integers(1907, 2015),
        "age_band": st.sampled_from(["", *AgeBand.values]),
        "phone_family": st.sampled_from(["", *PhoneFamily.values]),
    }
)
HEADINGS = {
    Meaning.NAME: "お名前", Meaning.FAMILY_NAME: "姓", Meaning.GIVEN_NAME: "名", Meaning.KANA: "ふりがな",
    Meaning.FAMILY_KANA: "セイ", Meaning.GIVEN_KANA: "メイ", Meaning.TELEPHONE: "TEL", Meaning.BIRTH: "生年月日",
    Meaning.AGE: "年齢", Meaning.AGE_BAND: "年代", Meaning.PHONE_FAMILY: "スマホ", Meaning.CARE_NOTE: "特記事項",
    Meaning.NUMBER: "No.", Meaning.SEX: "性別", Meaning.OTHER: "住所",
}  # fmt: skip
COLUMNS = st.sampled_from(list(HEADINGS)).flatmap(
    lambda meaning: st.tuples(st.sampled_from([HEADINGS[meaning], "", "氏名", "会場まで", "備考"]), st.just(meaning))
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(st.tuples(PEOPLE, cleaned(NOTES, clean_care_note, empty=True)), min_size=1, max_size=4),
    columns=st.lists(COLUMNS, max_size=9),
    shape=st.sampled_from(["xlsx", "utf-8-sig", "cp932"]),
    hidden=st.booleans(),
)
def test_any_roster_that_comes_back_changes_nothing(cast, people, columns, shape, hidden):
    Enrolment.objects.filter(cohort=cast.cohort).delete()
    for person, note in people:
        known_on = date(2026, 4, 1) if person["age_band"] else None
        learner = add_learner(municipality=cast.tobe, person=NewLearner(**person, age_known_on=known_on))
        enrol(cohort=cast.cohort, learner=learner, care_note=note)
    layout = RosterLayout(columns=[[heading, str(meaning)] for heading, meaning in columns])
    table = roster_table(cast.cohort, layout, with_telephones=not hidden, with_notes=not hidden)
    if shape == "cp932" and unwritable(table, "cp932"):
        shape = "utf-8-sig"

    content = as_xlsx(table) if shape == "xlsx" else as_csv(table, shape)
    preview = preview_roster(cohort=cast.cohort, content=content, today=factories.TODAY, options=Options(guess=True))

    assert preview.faults == ()
    assert [(match.person.name, match.changes) for match in preview.matches if match.changes or match.asks] == []
    assert (preview.known, preview.missing) == (len(people), ())
