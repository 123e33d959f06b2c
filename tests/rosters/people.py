"""Made-up people of a class: what a clerk knows of them before writing a roster. Nobody here exists."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

FAMILIES = [
    ("山田", "ヤマダ"), ("田中", "タナカ"), ("渡部", "ワタナベ"), ("越智", "オチ"), ("宇都宮", "ウツノミヤ"),
    ("兵頭", "ヒョウドウ"), ("二宮", "ニノミヤ"), ("菊池", "キクチ"), ("大野", "オオノ"), ("曽我部", "ソガベ"),
    ("白石", "シライシ"), ("村上", "ムラカミ"), ("近藤", "コンドウ"), ("西", "ニシ"), ("一色", "イッシキ"),
    ("合田", "ゴウダ"), ("計田", "カズエダ"), ("氏家", "ウジイエ"), ("番匠", "バンショウ"), ("名本", "ナモト"),
]  # fmt: skip
HARD_FAMILIES = [
    ("髙橋", "タカハシ"), ("山﨑", "ヤマサキ"), ("𠮷田", "ヨシダ"), ("葛\U000e0100城", "カツラギ"),
    ("渡邊\U000e0101", "ワタナベ"), ("佐々木", "ササキ"), ("森ヶ崎", "モリガサキ"), ("濵田", "ハマダ"),
    ("德永", "トクナガ"), ("勅使河原", "テシガワラ"), ("神\ufa19代", "カミシロ"), ("𣘺本", "ハシモト"),
]  # fmt: skip
CP932_FAMILIES = [
    ("髙橋", "タカハシ"), ("山﨑", "ヤマサキ"), ("德永", "トクナガ"), ("濵田", "ハマダ"), ("佐々木", "ササキ"),
    ("神\ufa19代", "カミシロ"), ("森ヶ崎", "モリガサキ"), ("勅使河原", "テシガワラ"),
]  # fmt: skip
WOMEN = [
    ("節子", "セツコ"), ("トヨ", "トヨ"), ("美代子", "ミヨコ"), ("スミ子", "スミコ"), ("和子", "カズコ"),
    ("百合子", "ユリコ"), ("ヒデ", "ヒデ"), ("富士子", "フジコ"), ("さゆり", "サユリ"), ("静江", "シズエ"),
]  # fmt: skip
MEN = [
    ("正", "タダシ"), ("茂", "シゲル"), ("勇", "イサム"), ("源一郎", "ゲンイチロウ"), ("実", "ミノル"),
    ("忠", "タダシ"), ("豊", "ユタカ"), ("平八", "ヘイハチ"), ("弘", "ヒロシ"), ("丈二", "ジョウジ"),
]  # fmt: skip
NOTES = [
    "", "", "", "", "耳が遠い", "送迎あり", "夫婦で参加", "車いす", "補聴器を使う。ゆっくり話す",
    "キャンセル待ちから繰上げ", "前の席を希望", "杖を使う", "第2回は欠席の予定", "左手で操作する",
    "老眼鏡を忘れやすいので会場のものを貸す。長く座るのがつらいので途中で立って歩いてもらう。前の席を希望",
]  # fmt: skip


@dataclass(frozen=True)
class Somebody:
    family: str
    given: str
    family_kana: str
    given_kana: str
    woman: bool
    born: date
    home: str
    mobile: str
    note: str

    def spouse(self, given, given_kana, born):
        """One telephone at home, another name and day of birth."""
        return replace(self, given=given, given_kana=given_kana, woman=False, born=born, mobile="", note="")

    def namesake(self, other):
        """Another person of the same name: all else is theirs."""
        return replace(
            other,
            family=self.family,
            given=self.given,
            family_kana=self.family_kana,
            given_kana=self.given_kana,
            woman=self.woman,
        )


def invent(rng, count, families=FAMILIES):
    """So many people, no two of them with the same name; of hundreds, no two with the same name and telephone."""
    found = {}
    while len(found) < count:
        person = _somebody(rng, rng.choice(families))
        found.setdefault((person.family, person.given, person.home if count > 100 else ""), person)
    return list(found.values())


def _somebody(rng, family):
    woman = rng.random() < 0.7
    given, given_kana = rng.choice(WOMEN if woman else MEN)
    return Somebody(
        family=family[0],
        given=given,
        family_kana=family[1],
        given_kana=given_kana,
        woman=woman,
        born=date(1927, 1, 1) + timedelta(days=rng.randrange(38 * 365)),
        home=f"089-0{rng.randrange(100):02}-{rng.randrange(10000):04}",
        mobile=f"090-0{rng.randrange(1000):03}-{rng.randrange(10000):04}" if rng.random() < 0.6 else "",
        note=rng.choice(NOTES),
    )
