"""The words of acts: kinds, values, ways, occasions, levels. Sets of values are named once, here."""

from django.db import models


class Kind(models.TextChoices):
    MARK = "mark", "出席の記録"
    ASSESSMENT = "assessment", "できることの確認"
    STUDY = "study", "自習の記録"
    HANDED_OUT = "handed_out", "教材を渡した"


class Mark(models.TextChoices):
    PRESENT = "present", "出席"
    LATE = "late", "遅刻"
    LEFT_EARLY = "left_early", "早退"
    APOLOGY = "apology", "連絡あり"
    ABSENT = "absent", "欠席"
    NONE = "none", "まだ"


class Level(models.TextChoices):
    """段階. Never pass or fail."""

    NOT_YET = "0", "まだ"
    TOGETHER = "1", "いっしょにできた"
    ALONE = "2", "ひとりでできた"
    TAUGHT = "3", "人に教えた"
    NONE = "none", "見ていない"


class Study(models.TextChoices):
    DID = "did", "できた"
    AGAIN = "again", "もう一度"
    ASK = "ask", "聞きたい"
    NONE = "none", "取り消し"


class Handed(models.TextChoices):
    YES = "yes", "渡した"
    NONE = "none", "まだ"


class Occasion(models.TextChoices):
    CLOSING = "closing", "回の終わり"
    OPENING = "opening", "次の回の はじめ"
    ECHO = "echo", "30日後"
    SELF = "self", "自分で"


class Way(models.TextChoices):
    PHONE = "phone", "スマホ"
    PAPER = "paper", "紙"
    TELEPHONE = "telephone", "電話"
    IMPORT = "import", "取り込み"
    OFFLINE = "offline", "あとから送信"
    AUTOMATIC = "automatic", "自動"


class Authority(models.IntegerChoices):
    """Who saw it, not who typed it."""

    AUTOMATIC = 0, "自動"
    LEARNER = 1, "本人"
    STAFF = 2, "職員・講師"


class Reason(models.TextChoices):
    """Why an act corrects an earlier one."""

    NONE = "", ""
    MISTAKE = "mistake", "押しまちがい"
    CAME_LATER = "came_later", "あとから来た"
    PAPER_SAYS = "paper_says", "紙の名簿のとおり"
    HEARD = "heard", "本人・家族から聞いた"
    OTHER = "other", "その他"


VALUES: dict[str, type[models.TextChoices]] = {
    Kind.MARK: Mark,
    Kind.ASSESSMENT: Level,
    Kind.STUDY: Study,
    Kind.HANDED_OUT: Handed,
}
ATTENDED = (Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY)
SOLID = (Level.ALONE, Level.TAUGHT)
"""Levels that count as kept when they stand at the closing and again at the opening."""
