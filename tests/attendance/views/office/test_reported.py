import re
from datetime import timedelta

import pytest

from attendance.actions.give_back import give_back
from attendance.actions.tally import refresh_tallies
from tests import factories
from tests.year_reports import sent


@pytest.fixture
def see(look, cast):
    factories.municipality("382019", "松山市", "マツヤマシ")
    return lambda path="reports/": look(path, who=cast.officer)


def rows(text):
    """{municipality: the words of its row}"""
    table = text.partition("<tbody>")[2].partition("</tbody>")[0]
    found = {}
    for row in table.split("</tr>")[:-1]:
        words = re.sub(r"<[^>]*>|\s+", " ", re.sub(r"<svg.*?</svg>", "", row, flags=re.DOTALL)).split()
        found[words[0]] = words[1:]
    return found


def test_all_municipalities_stand_in_the_order_of_their_codes(cast, see):
    sent(cast.tobe, cast.clerk)

    text = see()

    assert list(rows(text)) == ["松山市", "松前町", "砥部町"]
    assert rows(text)["砥部町"] == ["1", "報告ずみ", "10月20日(火)", "砥部町の", "報告を見る"]
    assert (rows(text)["松前町"], rows(text)["松山市"]) == (["1", "まだ"], ["0", "クラスなし"])
    assert "3市町のうち 1市町が報告ずみ" in text


def test_one_that_changed_and_one_that_was_given_back_say_so(cast, see):
    sent(cast.tobe, cast.clerk)
    factories.enrolment(cast.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")
    theirs = sent(cast.masaki, cast.neighbour_clerk)
    give_back(report=theirs, reason="第3回が空です", by=cast.officer, at=factories.NOW)

    text = see()

    assert rows(text)["砥部町"][1] == "報告後に変わった"
    assert rows(text)["松前町"][1:3] == ["差し戻し中", "「第3回が空です」"]
    assert ("3市町のうち 1市町が報告ずみ" in text, "あとの人" in text) == (True, False)


def test_another_year_can_be_chosen(cast, see):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(fiscal_year=2025)
    sent(cast.tobe, cast.clerk, year=2025)

    assert rows(see("reports/?year=2025"))["砥部町"][1] == "報告ずみ"
    assert rows(see())["砥部町"] == ["0", "クラスなし"]


def test_the_prefectures_page_says_how_many_have_reported_and_who(cast, see):
    report = sent(cast.tobe, cast.clerk)

    text = see("")

    count = re.sub(r"<[^>]*>", "", text.partition('id="h-reports"')[2].partition("</section>")[0])
    assert re.search(r"1\s*市町が報告ずみ\(3市町のうち", count)
    tile = text.partition(">砥部町</a></h3>")[2].partition("</div>")[0]
    assert ("報告ずみ" in tile, f"/office/reports/{report.pk}/" in text) == (True, True)


@pytest.mark.parametrize(
    "who, code", [("clerk", 403), ("neighbour_clerk", 403), ("instructor", 403), ("editor", 403), ("nobody", 302)]
)
def test_it_is_the_prefectures_alone(cast, sign_in, who, code):
    assert sign_in(getattr(cast, who)).get("/office/reports/").status_code == code


@pytest.mark.parametrize("path, queries", [("reports/", 12), ("", 13)])
@pytest.mark.parametrize("reports", [1, 3])
def test_it_asks_the_same_for_more_reports(cast, sign_in, django_assert_num_queries, path, queries, reports):
    third = factories.municipality("382019", "松山市", "マツヤマシ")
    factories.cohort(third)
    refresh_tallies(factories.NOW)
    senders = (
        (cast.tobe, cast.clerk),
        (cast.masaki, cast.neighbour_clerk),
        (third, factories.staff("municipality", third)),
    )
    for town, by in senders[:reports]:
        sent(town, by, at=factories.NOW - timedelta(minutes=1))
    client = sign_in(cast.officer)

    with django_assert_num_queries(queries):
        client.get(f"/office/{path}")
