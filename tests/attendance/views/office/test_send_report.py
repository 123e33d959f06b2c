import re
import uuid
from datetime import timedelta

import pytest

from attendance.actions.give_back import give_back
from attendance.actions.tally import refresh_tallies
from attendance.models import YearReport
from tests import factories, meetings
from tests.year_reports import on_screen, sent

PATH = "figures/384020/2026/report/"


def form_of(text):
    return {name: re.search(rf'name="{name}" value="([^"]+)"', text)[1] for name in ("form_id", "seen")}


def section(text, heading):
    return text.partition(f'id="{heading}"')[2].partition("</section>")[0]


def test_the_page_shows_what_will_be_sent_and_sends_nothing(cast, look):
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])

    text = look(PATH)

    numbers = re.sub(r"<[^>]*>|\s+", " ", section(text, "h-numbers"))
    assert re.search(r"開いた回 +1 +3 +33% +回", numbers)
    assert ("取りやめたわけ" in re.sub("取りやめたわけは送りません", "", numbers), "青野" in text) == (False, False)
    assert not YearReport.objects.exists()


def test_what_was_shown_is_sent_and_the_report_is_opened(cast, look, send):
    form = form_of(look(PATH))

    response = send(PATH, **form, note="会場が1回変わりました")

    report = YearReport.objects.get()
    assert response.redirect_chain == [(f"/office/reports/{report.pk}/", 302)]
    assert (str(report.pk), report.note, report.sent_by) == (form["form_id"], "会場が1回変わりました", cast.clerk)
    assert "砥部町の令和8年度の数字を、県に報告しました。" in response.content.decode()


def test_a_press_too_many_sends_nothing_more(look, send):
    form = form_of(look(PATH))

    for _ in range(2):
        assert send(PATH, **form).status_code == 200
    assert YearReport.objects.count() == 1


def test_numbers_that_changed_are_shown_again_and_can_then_be_sent(cast, look, send):
    form = form_of(look(PATH))
    factories.enrolment(cast.cohort, name="間の人", kana="アイダノ ヒト", telephone="089-000-0012")

    text = send(PATH, **form, note="そのまま").content.decode()

    assert "数字が 変わりました。まだ 送っていません。" in text
    assert (YearReport.objects.exists(), "そのまま</textarea>" in text) == (False, True)
    send(PATH, **form_of(text))
    assert YearReport.objects.get().counts["applied"] == 2


@pytest.mark.parametrize("data", [{}, {"form_id": "x", "seen": "y"}, {"form_id": str(uuid.UUID(int=1))}])
def test_a_form_without_its_parts_sends_nothing(send, data):
    assert send(PATH, **data).status_code == 200
    assert not YearReport.objects.exists()


def test_a_note_that_is_too_long_sends_nothing_and_stays(look, send):
    text = send(PATH, **form_of(look(PATH)), note="あ" * 301).content.decode()

    assert ("もう一度 見てください" in text, "あ" * 301 in text, YearReport.objects.exists()) == (True, True, False)


def test_what_is_still_open_is_named_with_the_way_there(cast, look):
    first, second = (meetings.meeting(cast.cohort, position) for position in (1, 2))
    meetings.come(cast.kiyo, first)

    with meetings.on_day(second):
        waits = section(look(PATH), "h-open")

    assert f'/classroom/sessions/{second.pk}/paper/">紙の名簿から写す</a>' in waits
    assert f'/classroom/sessions/{first.pk}/close/">この回をしめる</a>' in waits
    assert '/office/cohorts/tobe-1/">最後の回は' in waits


def test_a_year_that_is_done_says_so(cast, look):
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])

    with meetings.on_day(meetings.meeting(cast.cohort, 3)):
        assert "どのクラスも終わり、どの回にも出席の記録があります。" in section(look(PATH), "h-open")


def test_an_earlier_report_is_named_with_what_changed_since(cast, look):
    sent(cast.tobe, cast.clerk)
    factories.enrolment(cast.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    before = section(look(PATH), "h-before")

    assert "砥部町 担当が送りました。" in before
    row = re.sub(r"<[^>]*>|\s+", " ", before.partition("受講している人")[2].partition("</tr>")[0]).split()
    assert row == ["1/12", "8%", "2/12", "17%"]


def test_a_report_that_was_given_back_says_why(cast, look):
    give_back(report=sent(cast.tobe, cast.clerk), reason="第3回が空です", by=cast.officer, at=factories.NOW)

    assert "「第3回が空です」" in section(look(PATH), "h-before")


def test_a_year_without_a_class_leads_back(send, sign_in, cast):
    response = sign_in(cast.clerk).get("/office/figures/384020/2025/report/")

    assert (response.status_code, response["Location"]) == (302, "/office/figures/?year=2025")


@pytest.mark.parametrize(
    "who, code", [("neighbour_clerk", 404), ("officer", 403), ("instructor", 403), ("editor", 403), ("nobody", 302)]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_comes_here(cast, sign_in, who, code, method):
    answer = getattr(sign_in(getattr(cast, who)), method)(
        f"/office/{PATH}", {"form_id": str(uuid.uuid4()), "seen": on_screen(cast.tobe)}
    )

    assert (answer.status_code, YearReport.objects.exists()) == (code, False)


# The page of figures --------------------------------------------------------------------------------------------------
def test_the_page_of_figures_leads_to_the_report(cast, look):
    assert f'<a class="button main" href="/office/{PATH}">県に報告する</a>' in look("figures/")


def test_the_page_of_figures_says_who_reported_when_and_what_changed(cast, look):
    report = sent(cast.tobe, cast.clerk)
    factories.enrolment(cast.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    text = section(look("figures/"), "h-report")

    assert '<time datetime="2026-10-20">10月20日(火)</time> 午前10時、砥部町 担当が送りました。' in text
    assert ("報告後に変わった" in text, f"/office/reports/{report.pk}/" in text) == (True, True)
    assert "4か所の数字が変わりました" in text


def test_the_page_of_figures_says_why_a_report_was_given_back(cast, look):
    give_back(report=sent(cast.tobe, cast.clerk), reason="第3回が空です", by=cast.officer, at=factories.NOW)

    text = section(look("figures/"), "h-report")

    assert ("県 事務局から。" in text, "「第3回が空です」" in text) == (True, True)


@pytest.mark.parametrize("reports", [1, 3])
def test_the_page_of_figures_asks_the_same_for_more_reports(cast, sign_in, django_assert_num_queries, reports):
    refresh_tallies(factories.NOW)
    for number in range(reports):
        sent(cast.tobe, cast.clerk, at=factories.NOW - timedelta(minutes=number))
    client = sign_in(cast.clerk)

    with django_assert_num_queries(22):
        client.get("/office/figures/")
