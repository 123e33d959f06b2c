from urllib.parse import quote

import pytest

from attendance.models import Enrolment, Learner, TakenOut
from courses.models import Cohort
from tests import factories, meetings
from tests.exported import FORMULA, book, by_heading, rows, table, taken

SCREEN = "/office/cohorts/tobe-1/"
ADDRESS = f"{SCREEN}people/export/"


@pytest.fixture
def through(cast):
    """After two meetings: 青野 came to both, 伊藤 missed the second, 上田 waits, 江口 has withdrawn."""
    names = (("伊藤 文", "ENROLLED"), ("上田 サチ", "WAITING"), ("江口 実", "WITHDRAWN"))
    fumi, *others = [
        factories.enrolment(cast.cohort, name=name, kana="イ", telephone="0890000011") for name, _ in names
    ]
    for enrolment, (_, state) in zip(others, names[1:], strict=True):
        reason = "health" if state == "WITHDRAWN" else ""
        Enrolment.objects.filter(pk=enrolment.pk).update(state=Enrolment.State[state], left_because=reason)
    first, second = (meetings.meeting(cast.cohort, position) for position in (1, 2))
    with meetings.on_day(first):
        for code in ("S1-1", "S1-2"):
            meetings.level(cast.kiyo, first, code, "closing", 2)
        meetings.level(fumi, first, "S1-1", "closing", 2)
        meetings.give_text(cast.kiyo, first.ends_at)
        meetings.hold(cast.cohort, 1, [(cast.kiyo, "present"), (fumi, "left_early")])
    with meetings.on_day(second):
        meetings.level(cast.kiyo, second, "S1-1", "opening", 3)
        meetings.level(cast.kiyo, second, "S1-2", "opening", 1)
        meetings.hold(cast.cohort, 2, [(cast.kiyo, "late"), (fumi, "apology")])
        yield cast


def on_screen(row):
    """A row of the file as the screen writes it: what stands in one cell there is in several here."""
    reached = f"{row['ひとりでできる']}/{row['カリキュラムの全部']}\n見た {row['見た']}"
    kept = "—"
    if row["前の回の終わりに2以上"]:
        share = f"{row['定着']}/{row['つぎの回に見た']}" if int(row["つぎの回に見た"]) else "—"
        kept = f"{share}\n見た {row['つぎの回に見た']}/{row['前の回の終わりに2以上']}"
    person = [row["名前"], row["フリガナ"], row["電話番号"], row["電話番号(2つ目)"], row["当日参加"]]
    note = f"メモ: {row['メモ']}" if row["メモ"] else None
    meetings_ = [row[f"第{position}回"] for position in (1, 2, 3)]
    who = " ".join(filter(None, [*person, note]))
    return [str(row["番号"]), who, *meetings_, row["教材"], reached, kept, row["声をかけるわけ"] or "", row["修了"]]


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_file_has_what_the_screen_shows(through, clerk, shape):
    Enrolment.objects.filter(pk=through.kiyo.pk).update(walk_in=True, care_note="耳が遠い")
    _, *screen = table(clerk.get(SCREEN).content.decode(), "受講者と、いまのようす")

    answer = clerk.post(ADDRESS, {"shape": shape, "telephones": "on", "notes": "on"})

    in_file = [row for row in by_heading(answer) if row["状態"] == "受講"]
    assert [on_screen(row) for row in in_file] == screen
    assert [row[2:5] for row in screen] == [["出席", "遅刻", "これから"], ["早退", "連絡あり", "これから"]]
    assert taken() == [(through.clerk.username, "tobe-1", "people", shape, 4)]


def test_those_who_wait_or_left_are_in_it_too(through, clerk):
    others = table(clerk.get(SCREEN).content.decode(), "空き待ち・取りやめの人")[1:]

    written = by_heading(clerk.post(ADDRESS, {"shape": "xlsx"}))[2:]

    assert [[str(row["番号"]), row["状態"], row["取りやめたわけ"] or "—"] for row in written] == [
        [row[0], *row[3:]] for row in others
    ]
    assert [(row["名前"], row["第1回"], row["修了"], row["つづき番号"]) for row in written] == [
        ("上田 サチ", None, None, "tobe-1-3"),
        ("江口 実", None, None, "tobe-1-4"),
    ]


def test_everybody_is_in_it_whatever_the_page(cast, clerk):
    for number in range(44):
        factories.enrolment(cast.cohort, name=f"受講 {number}", kana="ジュ", telephone=f"089-111-{number:04}")

    written = by_heading(clerk.post(ADDRESS, {"shape": "xlsx", "page": "2"}))

    assert [row["番号"] for row in written] == list(range(1, 46))
    assert "受講 43" not in clerk.get(SCREEN).content.decode()


def test_numbers_are_numbers_and_a_telephone_keeps_its_zero(through, clerk):
    answer = clerk.post(ADDRESS, {"shape": "xlsx", "telephones": "on"})

    kiyo, fumi, *_ = by_heading(answer)
    assert (kiyo["定着"], kiyo["つぎの回に見た"], kiyo["ひとりでできる"]) == (1, 2, 1)
    assert (fumi["電話番号"], fumi["定着"], fumi["つぎの回に見た"]) == ("0890000011", None, 0)
    assert {cell.number_format for cell in book(answer).worksheets[0]["D"][1:]} == {"@"}


def test_telephones_and_notes_stay_inside_unless_they_are_ticked(through, clerk):
    Enrolment.objects.update(care_note="耳が遠い")

    answer = clerk.post(ADDRESS, {"shape": "csv"})

    text = answer.getvalue().decode()
    assert [word for word in ("電話番号", "089", "メモ", "耳が遠い") if word in text] == []


@pytest.mark.parametrize("shape, written", [("xlsx", FORMULA), ("csv", f"'{FORMULA}")])
def test_nothing_calculates(cast, clerk, shape, written):
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(name=FORMULA)

    answer = clerk.post(ADDRESS, {"shape": shape})

    assert by_heading(answer)[0]["名前"] == written
    if shape == "xlsx":
        cell = book(answer).worksheets[0]["B2"]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_second_sheet_says_how_it_is_counted(cast, clerk):
    words = rows(clerk.post(ADDRESS, {"shape": "xlsx"}), sheet=1)

    screen = clerk.get(SCREEN).content.decode()
    assert [row[0] for row in words] == ["ことば", "ひとりでできる", "定着", "修了", "この表"]
    assert [row[1] for row in words[1:4] if row[1] not in screen] == []
    assert words[4][1] == "砥部町 火曜クラス 令和8年度。令和8年10月20日(火) 午前10時の記録まで"


def test_the_file_is_named_and_kept_nowhere(clerk):
    answer = clerk.post(ADDRESS, {"shape": "xlsx"})

    assert quote("受講者_火曜クラス_2026-10-20.xlsx") in answer["Content-Disposition"]
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
    assert answer.streaming


def test_a_class_that_was_cancelled_goes_out_too(through, clerk):
    Cohort.objects.filter(slug="tobe-1").update(cancelled_at=factories.NOW)
    through.cohort.sessions.filter(state="planned").update(state="cancelled")

    written = by_heading(clerk.post(ADDRESS, {"shape": "xlsx"}))

    assert [row["第3回"] for row in written] == ["中止", "中止", None, None]
    assert f'action="{ADDRESS}"' in clerk.get(SCREEN).content.decode()


def test_a_class_without_anybody_has_nothing_to_take_out(cast, clerk):
    factories.cohort(cast.tobe, slug="tobe-2")

    assert clerk.post("/office/cohorts/tobe-2/people/export/", {"shape": "xlsx"}).status_code == 400
    assert "/people/export/" not in clerk.get("/office/cohorts/tobe-2/").content.decode()


@pytest.mark.parametrize("asked", [{}, {"shape": "pdf"}])
def test_an_unknown_shape_takes_nothing_out(clerk, asked):
    assert clerk.post(ADDRESS, asked).status_code == 400
    assert taken() == []


def test_opening_the_address_takes_nothing_out(clerk):
    assert clerk.get(ADDRESS).status_code == 405
    assert taken() == []


@pytest.mark.parametrize("who, code", [("instructor", 403), ("officer", 403), ("editor", 403), ("nobody", 302)])
def test_others_take_nothing_out(cast, sign_in, who, code):
    assert sign_in(getattr(cast, who)).post(ADDRESS, {"shape": "xlsx"}).status_code == code
    assert taken() == []


def test_the_neighbours_class_is_not_found(clerk):
    assert clerk.post("/office/cohorts/masaki-1/people/export/", {"shape": "xlsx"}).status_code == 404
    assert taken() == []


def test_the_number_of_queries_does_not_depend_on_how_many(cast, clerk, django_assert_num_queries):
    def asked():
        clerk.post(ADDRESS, {"shape": "csv"}).getvalue()

    asked()
    with django_assert_num_queries(13):
        asked()
    for number in range(2):
        factories.enrolment(cast.cohort, name=f"受講 {number}", kana="ジュ", telephone=f"089-111-{number:04}")
    with django_assert_num_queries(13):
        asked()
    assert TakenOut.objects.count() == 3
