"""The prefecture's screens: counts of every municipality, nobody's name, nothing to be found by subtraction."""

import re
from datetime import timedelta

import pytest

from attendance.actions.tally import refresh_tallies
from courses.models import Cohort
from tests import factories, meetings
from tests.tallied import met, tallied

pytestmark = pytest.mark.django_db

WORDS = (
    "青野",
    "アオノ",
    "隣町",
    "トナリマチ",
    "089-000-0010",
    "089-999-9999",
    "/office/learners/",
    "/office/cohorts/",
)


@pytest.fixture
def town(db):
    return {
        "松山市": factories.municipality("382019", "松山市", "マツヤマシ"),
        "今治市": factories.municipality("382027", "今治市", "イマバリシ", region="east"),
        "八幡浜市": factories.municipality("382043", "八幡浜市", "ヤワタハマシ", region="south"),
    }


@pytest.fixture
def alone(cast):
    """The classes of the cast, with one person each, are of a year long ago."""
    Cohort.objects.update(fiscal_year=2015)


@pytest.fixture
def see(look, cast):
    """The prefecture's screen without runs of blanks."""
    return lambda path="": re.sub(r"\s*\n\s*", "", look(path, who=cast.officer))


def row_of(text, name):
    """What stands in the table's row of this name."""
    found = re.search(rf'<tr[^>]*><th scope="row">{re.escape(name)}</th>(.*?)</tr>', text)
    return (
        re.sub(r"<br>", " ", re.sub(r"</td>", "|", re.sub(r"<(?!br|/td)[^>]*>", "", found[1])))
        .removesuffix("|")
        .split("|")
    )


def numbers_of(text, name):
    """The same without the first cell, which says whether it has reported."""
    return row_of(text, name)[1:]


def test_the_prefecture_sees_every_municipality_and_names_nobody(cast, town, see):
    text = see()

    assert "5市町のようす" in text
    assert [name for name in ("砥部町", "松前町", *town) if f'">{name}</a></h3>' not in text] == []
    assert [word for word in WORDS if word in text] == []


def test_the_prefecture_says_until_when_its_numbers_are(cast, see):
    assert '<time datetime="2026-10-20">令和8年10月20日(火)</time> 午前10時の記録まで。' in see()


def test_a_municipality_without_a_class_says_so(cast, town, see):
    text = see()

    assert "クラスはまだありません" in text
    assert numbers_of(text, "松山市") == ["0"] + ["—"] * 7


def test_a_row_has_the_figures_with_what_they_are_of(cast, town, see):
    tallied(town["松山市"], **met(12, 11, 9, kept=30, lost=10, solid=50, completed=9))

    assert numbers_of(see(), "松山市") == [
        "1", "12", "92% 11/12人", "75% 9/12人", "—", "75% 30/40組", "80% 40/50組", "75% 9/12人"
    ]  # fmt: skip


def test_the_total_is_of_all_classes_and_its_check_is_shown(alone, town, see):
    tallied(town["松山市"], **met(12, 11))
    tallied(town["今治市"], **met(8, 6))

    text = see()

    assert numbers_of(text, "県計(2市町)")[:3] == ["2", "20", "85% 17/20人"]
    assert "どの列も、市町の数(「*」の分もふくむ)の合計と、県計が同じです。" in text


def test_small_municipalities_are_hidden_together_and_the_total_is_shown(cast, town, see):
    """Those of the cast have one person each and have not met."""
    tallied(town["松山市"], **met(12, 11))
    tallied(town["今治市"], people_enrolled=6)

    text = see()

    hidden = "*伏せた数"
    assert [numbers_of(text, name)[1] for name in ("砥部町", "松前町", "今治市")] == [hidden] * 3
    assert numbers_of(text, "松山市")[1:3] == ["12", "92% 11/12人"]
    assert (numbers_of(text, "「*」の市町の合計")[1], numbers_of(text, "県計(4市町)")[1:3]) == (
        "8",
        ["20", "92% 11/12人"],
    )


def test_a_hidden_municipality_has_no_number_in_its_tile(cast, town, see):
    tallied(town["松山市"], **met(12, 11, kept=20, lost=4, solid=30))
    tallied(town["今治市"], **met(4, 3, kept=9, lost=1, solid=12))

    tile = see().partition(">今治市</a>")[2].partition('<div class="multiple">')[0]

    assert "今治市 5人より少ない数があるため、伏せています。" in tile
    assert ("定着 *" in tile, "修了 *" in tile, "人のうち" in tile) == (True, True, False)


def test_every_figure_opens_its_definition(cast, see):
    text = see()

    ids = ("enrolled", "attendance_by_meeting", "kept", "kept_coverage", "completion", "masking")
    assert [one for one in ids if f'<dl id="define-{one}">' not in text] == []
    assert [one for one in ids[:-1] if f'href="#define-{one}"' not in text] == []


@pytest.mark.parametrize(
    "order, names", [("", ["今治市", "松山市", "松前町", "砥部町", "八幡浜市"]), ("code", None), ("kept", None)]
)
def test_municipalities_stand_by_region_or_code_and_by_nothing_else(cast, town, see, order, names):
    text = see(f"?order={order}" if order else "")

    shown = re.findall(r"/\?year=2026\">([^<]+)</a></h3>", text)
    by_code = ["松山市", "今治市", "八幡浜市", "松前町", "砥部町"]
    by_region = ["今治市", "松山市", "松前町", "砥部町", "八幡浜市"]
    assert shown == (by_code if order == "code" else names or by_region)


def test_before_the_first_class_there_is_nothing_to_count(alone, see):
    text = see()

    assert "県全体(クラスのある 0市町、0クラス)" in text
    assert numbers_of(text, "県計(0市町)") == ["0", "0"] + ["—"] * 6


def test_another_year_can_be_chosen(cast, town, see):
    tallied(town["松山市"], year=2024, **met(12, 11))

    text = see("?year=2024")

    assert "松山市" in text
    assert '<option value="2024" selected>令和6年度</option>' in text
    assert numbers_of(text, "県計(1市町)")[:2] == ["1", "12"]


@pytest.mark.parametrize("year", ["1999", "x", "", "99999999999999999999"])
def test_a_year_that_is_not_offered_is_this_one(cast, see, year):
    assert '<option value="2026" selected>令和8年度</option>' in see(f"?year={year}")


def test_the_years_before_stand_in_a_tile_when_there_is_more_than_one(alone, town, see):
    tallied(town["松山市"], year=2025, **met(12, 11, kept=30, lost=10, solid=50))
    tallied(town["松山市"], year=2026, **met(12, 11, kept=10, lost=10, solid=50))

    assert 'aria-label="定着率 R7 75%、R8 50%。"' in see()


def test_registers_that_are_missing_are_named_with_since_when(cast, see):
    with meetings.on_day(meetings.meeting(cast.cohort, 1)):
        meetings.come(cast.neighbour, meetings.meeting(cast.neighbour_cohort, 1))
        text = see()

    missing = text.partition("出席の記録がない回</h2>")[2].partition("</section>")[0]
    assert re.findall(r">(\w+)</a><p><b>(\d+)</b>", missing) == [("砥部町", "1")]
    assert '<time datetime="2026-10-20">10月20日(火)</time> 第1回' in missing


def test_no_register_is_missing(cast, see):
    assert "ありません。終わった回は、どの市町でも出席が記録されています。" in see()


@pytest.mark.parametrize("towns", [1, 3])
def test_the_prefecture_asks_the_same_for_more_municipalities(cast, sign_in, django_assert_num_queries, town, towns):
    for each in [*town.values()][:towns]:
        tallied(each, **met(12, 11))
        tallied(each, year=2025, **met(12, 11))
    client = sign_in(cast.officer)

    with meetings.on_day(meetings.meeting(cast.cohort, 1), hours_after=1):
        refresh_tallies(factories.NOW + timedelta(hours=4))
        with django_assert_num_queries(12):
            client.get("/office/")


def test_a_total_that_would_tell_is_hidden_too(cast, town, see):
    """The two of the cast have one person each and have not met, and nobody else has not met."""
    tallied(town["松山市"], **met(12, 11))
    tallied(town["今治市"], **met(8, 6))

    assert numbers_of(see(), "県計(4市町)")[1:3] == ["22", "*伏せた数"]


# One municipality -----------------------------------------------------------------------------------------------------
def test_a_municipality_is_shown_over_the_years_with_its_classes_and_nobodys_name(alone, town, see):
    for year, came in ((2025, 9), (2026, 11)):
        tallied(town["松山市"], year=year, **met(12, came, kept=30, lost=10, solid=50))

    text = see("municipalities/382019/")

    assert (row_of(text, "R7年度")[1], row_of(text, "R8年度")[1]) == ("75% 9/12人", "92% 11/12人")
    assert ("火曜クラス" in text, "中央公民館" in text) == (True, True)
    assert [word for word in WORDS if word in text] == []


def test_a_municipality_is_compared_with_those_that_began_alike(alone, town, see):
    for number, code in enumerate(("382019", "382027", "382043", "382051")):
        each = factories.municipality(code, f"{code}市", "シ")
        tallied(each, **met(12, 11, kept=20 + 5 * number, lost=20 - 5 * number, solid=50, gained=10))

    text = see("municipalities/382019/")

    assert row_of(text, "近い 3市町") == ["上下10ポイントまで", "63%〜88% まんなか 75%"]
    assert "定着率 50%。はじめの段階が近い3市町は63%から88%まで、まんなか75%。" in text


def test_a_municipality_without_others_like_it_shows_no_range(alone, town, see):
    tallied(town["松山市"], **met(12, 11, kept=20, lost=20, solid=50))

    assert "ほかの市町は0市町です。3市町に足りないので、はばは出しません。" in see("municipalities/382019/")


def test_a_hidden_municipality_shows_no_number_over_the_years_either(cast, town, see):
    tallied(town["松山市"], **met(4, 3, kept=9, lost=1, solid=12))

    text = see("municipalities/382019/")

    assert row_of(text, "R8年度") == ["*伏せた数"] * 7
    assert "この市町のはじめの段階は、伏せています。" in text


def test_a_municipality_without_a_class_is_nothing_yet(cast, town, see):
    assert "令和8年度のクラスは、まだありません。" in see("municipalities/382019/")


def test_a_municipality_that_does_not_exist_is_not_found(cast, sign_in):
    assert sign_in(cast.officer).get("/office/municipalities/999999/").status_code == 404


@pytest.mark.parametrize("who", ["clerk", "neighbour_clerk", "instructor", "editor"])
def test_a_municipality_is_shown_to_the_prefecture_alone(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get("/office/municipalities/384020/").status_code == 403


def test_a_clerk_comes_to_the_own_desk_and_not_to_the_prefectures_screen(cast, look):
    assert "市町のようす" not in look()


@pytest.mark.parametrize("path", ["", "municipalities/384020/"])
def test_nothing_is_sent_to_the_prefectures_screens(cast, sign_in, path):
    assert sign_in(cast.officer).post(f"/office/{path}").status_code == 405


@pytest.mark.parametrize("years", [1, 3])
def test_a_municipality_asks_the_same_for_more_years_and_classes(cast, sign_in, django_assert_num_queries, town, years):
    for year in range(2026, 2026 - years, -1):
        tallied(town["松山市"], year=year, **met(12, 11))
        tallied(town["松山市"], **met(12, 11))
    client = sign_in(cast.officer)

    with meetings.on_day(meetings.meeting(cast.cohort, 1), hours_after=1):
        refresh_tallies(factories.NOW + timedelta(hours=4))
        with django_assert_num_queries(15):
            client.get("/office/municipalities/382019/")
