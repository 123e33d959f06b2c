"""People who do not exist: surnames and given names of the region, drawn with a seed; telephones that ring nowhere."""

import random
from collections.abc import Iterator
from datetime import date

from attendance.actions.enrol import NewLearner

SURNAMES = (
    ("青野", "アオノ"), ("伊藤", "イトウ"), ("上田", "ウエダ"), ("越智", "オチ"), ("河野", "コウノ"), ("菊池", "キクチ"),
    ("近藤", "コンドウ"), ("髙橋", "タカハシ"), ("武智", "タケチ"), ("西岡", "ニシオカ"), ("宮内", "ミヤウチ"),
    ("渡部", "ワタナベ"), ("兵頭", "ヒョウドウ"), ("宇都宮", "ウツノミヤ"), ("曽我部", "ソガベ"), ("一色", "イッシキ"),
    ("𠮷田", "ヨシダ"), ("山﨑", "ヤマサキ"), ("村上", "ムラカミ"), ("矢野", "ヤノ"),
)  # fmt: skip
GIVEN = (
    ("キヨ", "キヨ"), ("正", "タダシ"), ("サチ", "サチ"), ("フミ", "フミ"), ("茂", "シゲル"), ("ミツ", "ミツ"),
    ("ハル", "ハル"), ("勇", "イサム"), ("ヨシ", "ヨシ"), ("トミ", "トミ"), ("清", "キヨシ"), ("ノブ", "ノブ"),
    ("富士子", "フジコ"), ("スミ子", "スミコ"), ("和子", "カズコ"), ("弘", "ヒロシ"), ("照子", "テルコ"), ("実", "ミノル"),
)  # fmt: skip
FAMILIES = ("android",) * 5 + ("easy",) * 4 + ("iphone",) * 3


def people(seed: str, count: int, area_code: str, on: date) -> Iterator[NewLearner]:
    """The sixth and seventh are a couple with one telephone number; the last has no smartphone."""
    chance = random.Random(seed)  # noqa: S311  made-up people, nothing secret
    surnames, given = chance.sample(SURNAMES, count), chance.sample(GIVEN, count)
    for index in range(count):
        surname = surnames[5] if index == 6 else surnames[index]
        telephone = f"{area_code}-000-{100 + (5 if index == 6 else index):04d}"
        band = chance.choice(("70s", "70s", "70s", "80s", "80s", "60s"))
        yield NewLearner(
            name=f"{surname[0]} {given[index][0]}",
            kana=f"{surname[1]} {given[index][1]}",
            telephone=telephone,
            age_band=band,
            age_known_on=on,
            phone_family="none" if index == count - 1 else chance.choice(FAMILIES),
        )
