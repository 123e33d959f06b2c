"""A roster comes in, cards go out, fifteen people meet three times and practise in between, certificates are printed."""

from datetime import timedelta
from pathlib import Path

import pytest

from attendance.actions.refold import refold
from attendance.models import Act, Attendance, Enrolment, StudyState
from attendance.reports.progress import progress_of
from courses.models import Session
from tests import factories, paper

ROSTER = Path(__file__).parent.parent / "rosters" / "02_excel_cp932.csv"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_class_goes_through_the_house(walk, phone, new_context, class_of, clock):
    cohort = class_of("384020", "tobe-1")

    cards = a_clerk_brings_the_roster_in_and_prints_cards(walk)
    assert [len(page) for page in paper.codes(cards)] == [10, 5]
    first, second, third = Session.objects.filter(cohort=cohort).order_by("starts_at")
    learner = type(walk)(new_context(viewport={"width": 360, "height": 740}, is_mobile=True).new_page(), walk.site)

    the_instructor_runs(phone, first, clock)
    a_learner_practises(learner, paper.codes(cards)[0][0], clock, first)
    the_instructor_runs(phone, second, clock)
    a_learner_practises(learner, paper.codes(cards)[0][0], clock, second)
    the_instructor_runs(phone, third, clock)
    sheets = the_clerk_prints_certificates(walk)

    assert len(paper.pages(sheets)) == 14
    assert (walk.faults, phone.faults, learner.faults) == ([], [], [])
    what_is_stored_agrees(cohort)


def a_clerk_brings_the_roster_in_and_prints_cards(walk):
    walk.sign_in("tobe")
    walk.press("クラス", role="link")
    walk.press("火曜クラス", role="link")
    walk.press("名簿を取り込む", role="link")
    walk.page.locator("input[type=file]").set_input_files(ROSTER)
    walk.press("読み取って確かめる")
    walk.press("この15人で取り込む")
    cards = walk.pdf("カードを印刷する")
    assert walk.clicks <= 9
    return cards


def the_instructor_runs(phone, session, clock):
    """One by one, then everybody, then an exception; the text; levels; the end."""
    clock.move_to(session.starts_at - timedelta(minutes=10))
    phone.sign_in("koshi")
    phone.go(f"/classroom/sessions/{session.pk}/")
    phone.press("受付を 始める", role="link")
    phone.page.get_by_role("button", name="さんが 来た").nth(0).click()
    phone.look()
    the_second_person_calls_off(phone, session)
    phone.press("ぜんぶ 出席に", role="link")
    phone.press("出席にする")
    if session.position > 1:
        the_instructor_looks_again(phone, session)
    the_instructor_looks_at_the_end(phone, session)
    clock.move_to(session.ends_at + timedelta(minutes=5))
    phone.sign_in("koshi")
    phone.go(f"/classroom/sessions/{session.pk}/close/")
    phone.press("この回を しめる")


def the_second_person_calls_off(phone, session):
    """Only at the second meeting."""
    if session.position != 2:
        return
    phone.page.get_by_role("link", name="さんの ほかの印").first.click()
    phone.look()
    phone.page.locator(".choices button", has_text="連絡あり").click()
    phone.look()


def the_instructor_looks_again(phone, session):
    phone.go(f"/classroom/sessions/{session.pk}/recheck/")
    for level in ("2", "1"):
        phone.page.locator(".levels button").nth(int(level)).click()
        phone.look()
        phone.page.get_by_role("link", name="つぎの").first.click()
        phone.look()


def the_instructor_looks_at_the_end(phone, session):
    phone.go(f"/classroom/sessions/{session.pk}/checkpoints/?by=checkpoint")
    for person in range(3):
        phone.page.locator(".looks > li").nth(person).locator("button.level").nth(2).click()
        phone.look()


def a_learner_practises(learner, address, clock, session):
    clock.move_to(session.starts_at + timedelta(days=2, hours=-4))
    learner.go(address)
    assert learner.page.url.endswith("/me/")
    learner.press("練習をはじめる", role="link")
    learner.press("できた")
    assert "「できた」を 記録しました" in learner.page.locator("main").inner_text()
    learner.press("取り消す")
    learner.press("もう一度")
    learner.press("できた")


def the_clerk_prints_certificates(walk):
    walk.sign_in("tobe")
    walk.go("/office/cohorts/tobe-1/")
    return walk.pdf("修了証を印刷する")


def what_is_stored_agrees(cohort):
    progress = progress_of(cohort, factories.moment(factories.date(2026, 12, 2)))
    assert len(progress.completed) == 14
    assert Enrolment.objects.filter(cohort=cohort).count() == 15
    assert Attendance.objects.filter(value="apology").count() == 1
    assert [row.value for row in StudyState.objects.order_by("happened_on")] == ["did", "did"]
    assert Act.objects.filter(kind="study").count() == 8
    assert progress.retention.looked_at == 4 - progress.retention.gained - progress.retention.not_yet
    assert refold(check=True) == []
