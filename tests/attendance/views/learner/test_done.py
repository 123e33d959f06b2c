import re

from django.utils import timezone

from attendance.actions.add_act import Fact, add_learner_act, add_staff_act
from tests import factories


def words(response):
    return " ".join(re.sub(r"<[^>]+>", "", response.content.decode().split("<main", 1)[1].replace("<wbr>", "")).split())


def test_done_lists_days_with_the_way(scan, cast, press):
    client = scan(cast.kiyo)
    press(client, "did")
    session = cast.cohort.sessions.first()
    add_staff_act(
        Fact(kind="mark", enrolment_id=cast.kiyo.pk, session=session, value="present"), by=1, at=timezone.now()
    )
    paper = Fact(kind="study", enrolment_id=cast.kiyo.pk, value="did", happened_on=factories.date(2026, 10, 18))
    add_learner_act(paper, at=timezone.now(), way="paper", typed_by=cast.clerk.pk)

    text = words(client.get("/me/done/"))

    assert "10月20日(火曜日) 第1回の教室に 出ました 101 毎朝、天気を見る「できた」(スマホで)" in text
    assert "10月18日(日曜日) 紙で 練習「できた」(紙で)" in text


def test_done_by_nobody_yet_says_so(scan, cast):
    assert "まだ ありません。" in words(scan(cast.kiyo).get("/me/done/"))


def test_done_of_somebody_else_is_not_shown(scan, cast, press):
    ito = factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ")
    press(scan(ito), "did")
    scan(ito).post("/me/leave/")

    assert "101" not in words(scan(cast.kiyo).get("/me/done/"))
