import re
from datetime import timedelta

import pytest

from attendance.actions.give_back import give_back
from attendance.actions.tally import refresh_tallies
from attendance.figures.catalogue import FIGURES
from attendance.figures.outside import NOT_OF_PEOPLE
from attendance.models import GivenBack, TakenOut, YearReport
from tests import factories, meetings
from tests.exported import by_heading, rows, taken
from tests.tallied import met, tallied
from tests.year_reports import sent

HIDDEN = "*伏せた数"
OF_MEETINGS = {figure.name for figure in FIGURES if figure.id in NOT_OF_PEOPLE}


@pytest.fixture
def report(cast):
    """One person, who came to the first meeting."""
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    return sent(cast.tobe, cast.clerk, note="会場が1回変わりました")


def path(report, rest=""):
    return f"reports/{report.pk}/{rest}"


def row_of(text, figure):
    """The cells of a figure's first row, behind its name."""
    found = re.search(rf'<a href="#define-{figure}">[^<]*</a></th>(.*?)</tr>', text, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)]


def test_its_municipality_reads_all_numbers_with_their_definitions(cast, look, report):
    text = look(path(report))

    assert row_of(text, "enrolled") == ["", "1", "12", "8%", "人"]
    assert row_of(text, "attendance_by_meeting") == ["第1回", "1", "1", "100%", "人"]
    assert ("会場が1回変わりました" in text, "第1版(令和8年4月から)" in text, "青野" in text) == (True, True, False)
    assert "令和8年10月20日(火)</time> 午前10時、砥部町 担当が送りました。" in text


def test_a_report_reads_the_same_after_everything_has_changed(cast, look, report):
    first = look(path(report)).partition('id="h-numbers"')[2].partition("</main>")[0]
    meetings.hold(cast.cohort, 2, [(cast.kiyo, "present")])
    factories.enrolment(cast.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")
    type(cast.tobe).objects.filter(pk=cast.tobe.pk).update(name="新しい町")

    again = look(path(report))

    assert again.partition('id="h-numbers"')[2].partition("</main>")[0] == first
    assert ("<h1>砥部町 " in again, "報告のあとで変わった数字" in again) == (True, True)


def test_the_prefecture_reads_it_with_the_small_numbers_hidden(cast, look, report):
    text = look(path(report), who=cast.officer)

    assert row_of(text, "enrolled") == ["", HIDDEN, HIDDEN, "", "人"]
    assert row_of(text, "attendance_by_meeting")[1:3] == [HIDDEN, HIDDEN]
    assert row_of(text, "meetings_held") == ["", "1", "3", "33%", "回"]
    assert "実数は、その市町の担当が見られます。" in text


def test_one_that_is_hidden_beside_the_others_is_hidden_in_its_report(cast, look):
    """Twelve people are many; but the neighbour has one, and the total would tell."""
    for number in range(11):
        factories.enrolment(cast.cohort, name=f"人 {number}", kana="ヒト", telephone=f"089-000-01{number:02}")
    report = sent(cast.tobe, cast.clerk)

    assert row_of(look(path(report), who=cast.officer), "enrolled")[1] == HIDDEN
    assert row_of(look(path(report)), "enrolled")[1] == "12"


def test_one_that_is_shown_beside_the_others_is_shown_in_its_report(cast, look):
    cast.neighbour_cohort.__class__.objects.update(fiscal_year=2015)
    tallied(cast.tobe, **met(12, 11, kept=20, lost=10, solid=40))
    report = sent(cast.tobe, cast.clerk)

    text = look(path(report), who=cast.officer)

    assert (row_of(text, "enrolled")[1], row_of(text, "kept")[1:3]) == ("12", ["20", "30"])
    assert "実数は、その市町の担当が見られます。" not in text


def test_what_was_asked_is_not_found_by_subtraction(cast, look):
    """The page of materials shows the sum. Twenty of its 23 records would be the neighbour's, hence three these."""
    asked = {f"asked@{cast.material.pk}": 2, f"studied@{cast.material.pk}": 3}
    many = {f"asked@{cast.material.pk}": 9, f"studied@{cast.material.pk}": 20}
    cast.cohort.__class__.objects.update(fiscal_year=2015)
    tallied(cast.tobe, **met(12, 11), **asked)
    tallied(cast.masaki, **met(12, 11), **many)
    reports = [sent(cast.tobe, cast.clerk), sent(cast.masaki, cast.neighbour_clerk)]

    seen = [row_of(look(path(report), who=cast.officer), "asked_by_material")[1:3] for report in reports]

    assert "11<span" in look("materials/", who=cast.officer)
    assert seen == [[HIDDEN, HIDDEN]] * 2
    assert row_of(look(path(reports[0])), "asked_by_material")[1:3] == ["2", "3"]


def test_the_prefecture_is_told_that_numbers_changed_and_not_which(cast, look, report):
    factories.enrolment(cast.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    text = look(path(report), who=cast.officer)

    changed = text.partition('id="h-changed"')[2].partition("</section>")[0]
    assert ("市町の数字が変わっています" in changed, "<table>" in changed) == (True, False)


def test_an_earlier_report_leads_to_the_one_that_stands(cast, look, report):
    newer = sent(cast.tobe, cast.clerk, at=factories.NOW + timedelta(hours=1))

    earlier, latest = look(path(report)), look(path(newer))

    assert f'<a href="/office/{path(newer)}">' in earlier.partition("このあとに、新しい報告があります。")[2]
    assert (f'href="/office/{path(report)}"' in latest, "新しい報告があります" in latest) == (True, False)


@pytest.mark.parametrize("who, code", [("neighbour_clerk", 404), ("instructor", 403), ("editor", 403), ("nobody", 302)])
def test_nobody_else_reads_it(cast, sign_in, report, who, code):
    assert sign_in(getattr(cast, who)).get(f"/office/{path(report)}").status_code == code


# Giving back ----------------------------------------------------------------------------------------------------------
def test_the_prefecture_gives_it_back_and_the_municipality_reads_why(cast, send, look, report):
    text = send(path(report, "give-back/"), by=cast.officer, reason="第2回が空です").content.decode()

    assert "砥部町に 差し戻しました。" in text
    assert (GivenBack.objects.get().reason, "わけを書いて差し戻す" in text) == ("第2回が空です", False)
    home = look(path(report))
    assert ("「第2回が空です」" in home, "もう一度 県に報告する" in home) == (True, True)


@pytest.mark.parametrize("reason", ["", "   ", "あ" * 301])
def test_without_a_reason_or_with_too_long_a_one_nothing_is_given_back(cast, send, report, reason):
    text = send(path(report, "give-back/"), by=cast.officer, reason=reason).content.decode()

    assert ("もう一度 見てください" in text, GivenBack.objects.exists()) == (True, False)


def test_one_that_has_a_newer_one_is_not_given_back(cast, send, report):
    sent(cast.tobe, cast.clerk, at=factories.NOW + timedelta(hours=1))

    text = send(path(report, "give-back/"), by=cast.officer, reason="わけ").content.decode()

    assert ("新しい報告が 届いています" in text, GivenBack.objects.exists()) == (True, False)


@pytest.mark.parametrize(
    "who, code", [("clerk", 403), ("neighbour_clerk", 403), ("instructor", 403), ("editor", 403), ("nobody", 302)]
)
def test_nobody_else_gives_back(cast, sign_in, report, who, code):
    answer = sign_in(getattr(cast, who)).post(f"/office/{path(report, 'give-back/')}", {"reason": "わけ"})

    assert (answer.status_code, GivenBack.objects.exists()) == (code, False)


def test_the_municipality_has_no_form_to_give_back(look, report):
    assert "わけを書いて差し戻す" not in look(path(report))


# As a file ------------------------------------------------------------------------------------------------------------
def test_its_municipality_takes_it_out_and_that_is_written_down(cast, send, report):
    response = send(path(report, "export/"), shape="xlsx")

    lines = rows(response)
    assert lines[2][:5] == ["開いた回", None, 1, 3, 0.33]
    assert taken() == [(cast.clerk.username, cast.cohort.slug, "report", "xlsx", len(lines) - 1)]


def test_it_goes_out_as_csv_with_whose_and_when(send, report):
    lines = send(path(report, "export/"), shape="csv").getvalue().decode("utf-8-sig").splitlines()

    assert lines[2].startswith("砥部町,令和8年度,開いた回,,1,3,33,,回,")
    assert lines[2].endswith(",2026-10-20 10:00")


@pytest.mark.parametrize("shape", ["", "pdf"])
def test_an_unknown_shape_takes_nothing_out(send, report, shape):
    assert send(path(report, "export/"), shape=shape).status_code == 400
    assert not TakenOut.objects.exists()


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_prefecture_takes_it_out_as_it_sees_it(cast, send, look, report, shape):
    screen = look(path(report), who=cast.officer)

    response = send(path(report, "export/"), by=cast.officer, shape=shape)

    lines = {(row["数字"], row["区分"]): (row["数"], row["分母"]) for row in by_heading(response)}
    assert {numbers for (name, _), numbers in lines.items() if name not in OF_MEETINGS} == {("*", "*")}
    assert [str(part) for part in lines["開いた回", None]] == row_of(screen, "meetings_held")[1:3]
    assert taken() == [(cast.officer.username, cast.cohort.slug, "report", shape, len(lines))]


def test_the_prefectures_file_says_what_the_star_is(cast, send, report):
    words = rows(send(path(report, "export/"), by=cast.officer, shape="xlsx"), sheet=1)

    assert [row[1][:9] for row in words if row[0] == "*"] == ["5人より少ない数と"]


@pytest.mark.parametrize("who, code", [("neighbour_clerk", 404), ("instructor", 403)])
def test_nobody_else_takes_it_out(cast, sign_in, report, who, code):
    answer = sign_in(getattr(cast, who)).post(f"/office/{path(report, 'export/')}", {"shape": "xlsx"})

    assert (answer.status_code, TakenOut.objects.exists()) == (code, False)


def test_opening_the_address_of_the_file_takes_nothing_out(cast, sign_in, report):
    assert sign_in(cast.clerk).get(f"/office/{path(report, 'export/')}").status_code == 405


@pytest.mark.parametrize("who, queries", [("clerk", 21), ("officer", 13)])
@pytest.mark.parametrize("reports", [1, 3])
def test_a_report_asks_the_same_for_more_reports(cast, sign_in, django_assert_num_queries, who, queries, reports):
    refresh_tallies(factories.NOW)
    for number in range(reports):
        made = sent(cast.tobe, cast.clerk, at=factories.NOW - timedelta(minutes=number))
    client = sign_in(getattr(cast, who))

    with django_assert_num_queries(queries):
        client.get(f"/office/reports/{made.pk}/")


def test_reports_are_only_added(cast, report):
    give_back(report=report, reason="わけ", by=cast.officer, at=factories.NOW)

    assert YearReport.objects.count() == 1
