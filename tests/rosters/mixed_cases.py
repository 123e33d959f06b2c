"""Everything that single cases try, thrown together: each seed draws a form, columns, an order, and rows around them."""

import codecs
from dataclasses import dataclass

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import drawn_case
from tests.rosters.paper import Sheet, blank, body, csv_bytes, headings, text, xlsx_bytes

FORMS = [
    None,
    None,
    {"encoding": "utf-8"},
    {"encoding": "utf-8", "bom": codecs.BOM_UTF8, "end": "\n"},
    {"encoding": "utf-8", "delimiter": ";", "bom": codecs.BOM_UTF8},
    {"encoding": "cp932"},
    {"encoding": "cp932", "delimiter": "\t", "end": "\n"},
    {"encoding": "cp932", "end": "\r"},
    {"encoding": "utf-16-le", "bom": codecs.BOM_UTF16_LE, "delimiter": "\t"},
    {"encoding": "utf-16-be", "bom": codecs.BOM_UTF16_BE, "end": "\n"},
    {"encoding": "utf-16-le", "delimiter": "\t"},
]
NAMES = ["氏名", "お名前", "名前", "受講者氏名", "参加者氏名", "受講者名"]
READINGS = ["フリガナ", "ふりがな", "ヨミ", "シメイ", "カナ", "よみがな", "ﾌﾘｶﾞﾅ", "氏名（フリガナ）"]
TELEPHONES = ["電話番号", "TEL", "ＴＥＬ", "電話", "連絡先", "自宅電話", "電話番号（自宅）", "℡"]
PAIRS = [("自宅", "携帯"), ("電話番号", "携帯番号"), ("TEL", "携帯電話"), ("固定電話", "携帯")]
PHONES = ["機種", "スマホの種類", "お使いの機種", "スマホ機種", "OS"]
NOTES = ["備考", "備考欄", "配慮事項"]
UNKEPT = [("住所", "砥部町宮内1番地"), ("申込日", "10/1"), ("送迎", "要"), ("性別", "女"), ("印", "")]
FOOTNOTES = [
    "※ 欠席の連絡は前日までに総務課へ。",
    "※1 送迎は役場前から出ます。",
    "（注）個人情報につき取扱注意",
    "＊印は初めての方",
]


@dataclass
class Draw:
    """What the seed chose for the whole file."""

    rng: object
    form: dict | None

    def some(self, *choices):
        return self.rng.choice(choices)

    def often(self, share):
        return self.rng.random() < share

    @property
    def families(self):
        old = self.form and self.form["encoding"] == "cp932"
        return people.FAMILIES + (people.CP932_FAMILIES if old else people.HARD_FAMILIES)

    @property
    def telephones(self):
        return writing.CP932_TELEPHONE if self.form and self.form["encoding"] == "cp932" else writing.ANY_TELEPHONE

    def heading(self, words):
        """Short words are often spread over the width of the cell, or over two lines."""
        word = self.rng.choice(words)
        if len(word) > 4 or not self.often(0.25):
            return word
        return self.some("　", " ").join(word) if self.often(0.7) else word[:1] + "\n" + word[1:]


def _names(draw):
    style = draw.some(str, writing.half_width, writing.hiragana)
    if draw.often(0.4):
        return [
            *[of.family(draw.heading(["姓", "氏"])), of.given("名")],
            *[of.family_kana(draw.some("セイ", "せい"), style), of.given_kana(draw.some("メイ", "めい"), style)],
        ]
    space = draw.some(" ", "　", "")
    return [of.name(draw.heading(NAMES), space), of.kana(draw.heading(READINGS), style, space)]


def _telephones(draw):
    if draw.often(0.4):
        home, mobile = draw.rng.choice(PAIRS)
        return [of.home(home, draw.telephones), of.mobile(mobile, draw.telephones)]
    return [of.home(draw.heading(TELEPHONES), draw.telephones)]


def _age(draw):
    dates = writing.ERA_DATES + writing.WESTERN_DATES + ([] if draw.form else writing.CELL_DATES)
    return draw.some(
        of.born(draw.heading(["生年月日", "生年月日"]), dates),
        of.age(
            draw.heading(["年齢", "年令"]),
            (lambda age: age, lambda age: f"{age}歳", lambda age: writing.wide(str(age))),
        ),
        of.age_band(draw.heading(["年代", "年代"]), ("{}代", "{}歳代")),
    )


def _columns(draw):
    groups = [_names(draw), _telephones(draw), [_age(draw)], [of.phone(draw.heading(PHONES), writing.PHONES)]]
    groups += [[of.unkept(heading, value)] for heading, value in draw.rng.sample(UNKEPT, 2)]
    groups += [[of.note(draw.heading(NOTES))]] if draw.often(0.6) else []
    if draw.often(0.4):
        draw.rng.shuffle(groups)
    numbered = [[of.number(draw.some("No.", "番号", "№", "受付番号", "NO"))]] if draw.often(0.7) else []
    return [column for group in numbered + groups for column in group]


def _above(draw, width):
    lines = [
        text(draw.some("令和8年度 スマホ教室 受講者名簿", "受 講 者 名 簿", "フォローアップ型スマホ教室（第１期）"))
    ]
    lines += [text(*[""] * (width - 2), "印刷日", "令和8年10月5日")] if draw.often(0.4) else []
    lines += [text("電話で受けた方は、その日のうちに書いてください。")] if draw.often(0.3) else []
    lines += [blank(width)] if draw.often(0.6) else []
    return lines if draw.often(0.7) else []


def _below(draw, width, count):
    lines = (
        [text(draw.some("合計", "計", "合　計", "総数"), *[""] * (width - 2), f"{count}名")] if draw.often(0.6) else []
    )
    lines += [text(footnote) for footnote in draw.rng.sample(FOOTNOTES, 2)] if draw.often(0.5) else []
    lines += [text(*[""] * (width - 1), "以上")] if draw.often(0.4) else []
    return lines


def _between(draw, columns):
    again = [blank(len(columns)), headings(columns)]
    group = [text(draw.some("【午後の部】", "■ 午後の部", "午後の部"))]
    return draw.some([], [], [blank(len(columns))], again, group)


def mixture(rng):
    draw = Draw(rng, rng.choice(FORMS))
    columns = _columns(draw)
    rows = body(people.invent(rng, rng.randrange(15, 61), draw.families), columns, rng)
    half = len(rows) // 2
    lines = [
        *_above(draw, len(columns)),
        headings(columns),
        *rows[:half],
        *_between(draw, columns),
        *rows[half:],
        *_below(draw, len(columns), len(rows)),
    ]
    if draw.form is None:
        return "まぜこぜ.xlsx", lines, xlsx_bytes(Sheet("名簿", lines), Sheet("集計", [text("合計", len(rows))]))
    return "まぜこぜ.csv", lines, csv_bytes(lines, **draw.form)


for seed in range(601, 625):
    drawn_case(seed)(mixture)
