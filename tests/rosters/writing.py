"""Ways of writing the same thing that are met in the rosters of town halls."""

import unicodedata
from datetime import datetime

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
HALF = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF65, 0xFF9E)}
HALF |= {
    unicodedata.normalize("NFKC", chr(c) + mark): chr(c) + mark
    for c in range(0xFF66, 0xFF9E)
    for mark in "\uff9e\uff9f"
}
HALF |= {"・": "･", " ": " ", "\u3000": " "}


def wide(text):
    return text.translate(WIDE)


def half_width(katakana):
    return "".join(HALF[c] for c in katakana)


def hiragana(katakana):
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c for c in katakana)


def digits(telephone):
    return "".join(c for c in telephone if c in "0123456789")


# Telephones, from the form 089-000-0000.


def with_hyphen(hyphen):
    return lambda telephone: telephone.replace("-", hyphen)


def wide_with_hyphen(hyphen):
    return lambda telephone: hyphen.join(wide(part) for part in telephone.split("-"))


def in_brackets(telephone):
    area, town, number = telephone.split("-")
    return f"{area}({town}){number}"


def in_wide_brackets(telephone):
    area, town, number = telephone.split("-")
    return f"{area}（{town}）{number}"


def leading_brackets(telephone):
    area, town, number = telephone.split("-")
    return f"({area}) {town}-{number}"


def as_number(telephone):
    """What is left after somebody typed the digits into a cell of Excel."""
    return int(digits(telephone))


def as_float(telephone):
    return float(digits(telephone))


HYPHENS = "-‐‑−ー―–ｰ－﹣"
ORDINARY = [with_hyphen("-")]
ANY_TELEPHONE = [
    *(with_hyphen(hyphen) for hyphen in HYPHENS),
    with_hyphen(""),
    with_hyphen(" "),
    wide_with_hyphen("－"),
    wide_with_hyphen("ー"),
    wide_with_hyphen(""),
    in_brackets,
    in_wide_brackets,
    leading_brackets,
    lambda telephone: "TEL " + telephone,
    lambda telephone: "℡" + telephone,
]
CP932_TELEPHONE = [
    *(with_hyphen(hyphen) for hyphen in "-‐ー―－ｰ"),
    wide_with_hyphen("－"),
    wide_with_hyphen("ー"),
    in_brackets,
    in_wide_brackets,
]


# Dates of birth.


def _era(day):
    if (day.year, day.month, day.day) >= (1926, 12, 25):
        return "昭和", "昭", "S", day.year - 1925
    return "大正", "大", "T", day.year - 1911


def era_dotted(day):
    _, _, letter, year = _era(day)
    return f"{letter}{year}.{day.month}.{day.day}"


def era_slashed(day):
    return era_dotted(day).replace(".", "/")


def era_aligned(day):
    _, _, letter, year = _era(day)
    return f"{letter}{year:>2}.{day.month:>2}.{day.day:>2}"


def era_in_full(day):
    era, _, _, year = _era(day)
    return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def era_short(day):
    _, era, _, year = _era(day)
    return f"{era}{year}.{day.month}.{day.day}"


def era_year(day):
    era, _, _, year = _era(day)
    return f"{era}{year}年"


def era_month(day):
    return f"{era_year(day)}{day.month}月"


def slashed(day):
    return f"{day.year}/{day.month}/{day.day}"


def excel_date(day):
    return datetime(day.year, day.month, day.day)


ERA_DATES = [
    era_dotted,
    lambda day: wide(era_dotted(day)),
    era_slashed,
    era_aligned,
    era_in_full,
    lambda day: wide(era_in_full(day)),
    era_short,
    era_year,
]
WESTERN_DATES = [
    slashed,
    lambda day: day.isoformat(),
    lambda day: slashed(day).replace("/", "."),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: wide(slashed(day)),
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年",
    lambda day: str(day.year),
]
CELL_DATES = [excel_date, lambda day: int(f"{day:%Y%m%d}"), lambda day: day.year]


# Phones: (the word, the family that nobody would dispute).

PHONES = [
    ("アンドロイド", "android"), ("Android", "android"), ("ANDROID", "android"), ("ｱﾝﾄﾞﾛｲﾄﾞ", "android"),
    ("Ａｎｄｒｏｉｄ", "android"), ("アクオス", "android"), ("AQUOS sense6", "android"), ("Xperia", "android"),
    ("エクスペリア", "android"), ("Galaxy", "android"), ("ギャラクシー", "android"), ("Pixel 7a", "android"),
    ("Androidスマホ", "android"), ("iPhone", "iphone"), ("アイフォン", "iphone"), ("アイフォーン", "iphone"),
    ("ｱｲﾌｫﾝ", "iphone"), ("iPhone12", "iphone"), ("iPhone SE", "iphone"), ("ｉＰｈｏｎｅ", "iphone"),
    ("アイホン", "iphone"), ("らくらくスマートフォン", "easy"), ("らくらくホン", "easy"), ("らくらくフォン", "easy"),
    ("らくらくスマホ", "easy"), ("ﾗｸﾗｸﾎﾝ", "easy"), ("シニア向けスマホ", "easy"),
    ("シンプルスマホ", "easy"), ("かんたんスマホ", "easy"), ("ガラケー", "feature"), ("ｶﾞﾗｹｰ", "feature"),
    ("がらけー", "feature"), ("ガラホ", "feature"), ("二つ折り携帯", "feature"),
    ("なし", "none"), ("無し", "none"), ("無", "none"), ("持っていない", "none"), ("未所持", "none"),
    ("スマホなし", "none"), ("", ""),
]  # fmt: skip
COMPANY_PHONES = [
    ("ドコモ らくらく", "easy"), ("らくらく（docomo）", "easy"), ("ガラケー(ドコモ)", "feature"), ("au アンドロイド", "android"),
    ("iPhone（ソフトバンク）", "iphone"), ("ソフトバンクのiPhone", "iphone"), ("Android 楽天モバイル", "android"),
]  # fmt: skip
PLAIN_PHONES = [
    ("Android", "android"), ("アンドロイド", "android"), ("iPhone", "iphone"), ("らくらくスマートフォン", "easy"),
    ("ガラケー", "feature"), ("なし", "none"), ("", ""),
]  # fmt: skip


def band(age):
    bands = {6: "60s", 7: "70s", 8: "80s"}
    return "under60" if age < 60 else bands.get(age // 10, "90s")
