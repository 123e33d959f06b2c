"""How the table of a class counts, in words: its screen and its file say the same."""

from attendance.reports.completion import rule_in_words
from courses.models import Cohort

Words = tuple[tuple[str, str], ...]


def how_counted(cohort: Cohort) -> Words:
    return (
        (
            "ひとりでできる",
            "いちばん新しい確認が2(ひとりで)か3(教えた)の「できること」/カリキュラムの全部。「見た」は1度でも確認した数",
        ),
        (
            "定着",
            "前の回の終わりに2以上で、つぎの回のはじめにも2以上/つぎの回に見た数。「見た」は、見た数/前の回の終わりに2以上だった数",
        ),
        ("修了", rule_in_words(cohort)),
    )
