"""The columns of a roster. A column is its heading and a function that writes one cell of a person and says what a
reader must understand from it: name, kana, telephones (in the order of the columns), birth_year, age_band, phone_family,
care_note."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.rosters import writing

TODAY_YEAR = 2026


@dataclass(frozen=True)
class Column:
    heading: str
    write: Callable


def number(heading="No."):
    return Column(heading, lambda person, rng: (None, {}))


def unkept(heading, *values):
    return Column(heading, lambda person, rng: (rng.choice(values), {}))


def sex(heading="性別"):
    return Column(heading, lambda person, rng: ("女" if person.woman else "男", {}))


def name(heading="氏名", space=" ", title="", padding=""):
    """A title (様) is what stands in the cell; padding is what nobody sees."""

    def write(person, rng):
        written = (person.family + space + person.given).strip() + title
        return written + padding, {"name": written}

    return Column(heading, write)


def family(heading="姓"):
    return Column(heading, lambda person, rng: (person.family, {"name": f"{person.family} {person.given}".strip()}))


def given(heading="名"):
    return Column(heading, lambda person, rng: (person.given, {}))


def kana(heading="フリガナ", style=str, space=" "):
    def write(person, rng):
        parts = [part for part in (person.family_kana, person.given_kana) if part]
        return style(space.join(parts)), {"kana": (" " if space else "").join(parts)}

    return Column(heading, write)


def family_kana(heading="セイ", style=str):
    def write(person, rng):
        return style(person.family_kana), {"kana": f"{person.family_kana} {person.given_kana}".strip()}

    return Column(heading, write)


def given_kana(heading="メイ", style=str):
    return Column(heading, lambda person, rng: (style(person.given_kana), {}))


def home(heading="電話番号", ways=writing.ORDINARY):
    def write(person, rng):
        return rng.choice(ways)(person.home), {"telephones": [writing.digits(person.home)]}

    return Column(heading, write)


def mobile(heading="携帯", ways=writing.ORDINARY, nothing=("",)):
    def write(person, rng):
        if not person.mobile:
            return rng.choice(nothing), {"telephones": []}
        return rng.choice(ways)(person.mobile), {"telephones": [writing.digits(person.mobile)]}

    return Column(heading, write)


def both_telephones(heading="連絡先", ways=("{}\n{}", "{} / {}", "{}／{}", "{}、{}")):
    def write(person, rng):
        if not person.mobile:
            return person.home, {"telephones": [writing.digits(person.home)]}
        written = rng.choice(ways).format(person.home, person.mobile)
        return written, {"telephones": [writing.digits(person.home), writing.digits(person.mobile)]}

    return Column(heading, write)


def born(heading="生年月日", ways=writing.ERA_DATES):
    return Column(heading, lambda person, rng: (rng.choice(ways)(person.born), {"birth_year": person.born.year}))


def age(heading="年齢", ways=(lambda age: age,)):
    def write(person, rng):
        years = TODAY_YEAR - person.born.year
        return rng.choice(ways)(years), {"age_band": writing.band(years)}

    return Column(heading, write)


def age_band(heading="年代", ways=("{}代",)):
    def write(person, rng):
        tens = (TODAY_YEAR - person.born.year) // 10 * 10
        return rng.choice(ways).format(tens), {"age_band": writing.band(tens)}

    return Column(heading, write)


def phone(heading="機種", words=writing.PLAIN_PHONES):
    def write(person, rng):
        word, family = rng.choice(words)
        return word, {"phone_family": family}

    return Column(heading, write)


def note(heading="備考"):
    return Column(heading, lambda person, rng: (person.note, {"care_note": person.note}))
