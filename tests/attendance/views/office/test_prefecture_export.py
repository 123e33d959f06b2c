"""The prefecture's files: what its screens show, hidden where they hide it, and nobody's name."""

import io
import zipfile
from datetime import date, timedelta
from urllib.parse import quote

import pytest

from attendance.models import Learner, TakenOut
from courses.models import Cohort
from materials.japanese_dates import day_short
from tests import factories, meetings
from tests.exported import by_heading, content, rows, table, taken
from tests.tallied import met, tallied
from tests.year_reports import sent

TOWNS, REGISTERS = "/office/prefecture/export/", "/office/prefecture/registers/export/"
TOBE = "/office/municipalities/384020/export/"
STEPS = ("第1回", "第2回", "第3回")


@pytest.fixture
def year(cast):
    """Five municipalities of three regions: two large ones, two of three people, one without a class; 砥部町 last year too.
    The classes of the cast, with one person each, are of a year long ago."""
    Cohort.objects.update(fiscal_year=2015)
    matsuyama = factories.municipality("382019", "松山市", "マツヤマシ")
    imabari = factories.municipality("382027", "今治市", "イマバリシ", region="east")
    factories.municipality("382043", "八幡浜市", "ヤワタハマシ", region="south")
    tallied(matsuyama, **met(12, 11, 9, kept=30, lost=10, solid=50, completed=9))
    tallied(imabari, **met(10, 8, 6, kept=20, lost=10, solid=40, completed=5))
    tallied(cast.tobe, **met(3, 2, 1, kept=2, lost=1, solid=3, completed=1))
    tallied(cast.masaki, **met(3, 3, 2, kept=3, lost=1, solid=4, completed=2))
    tallied(cast.tobe, year=2025, **met(9, 8, kept=9, lost=1, solid=12, completed=6))
    sent(imabari, factories.staff("municipality", imabari))
    return cast


@pytest.fixture
def officer(cast, sign_in):
    return sign_in(cast.officer)


def triple(row, count, of, share, unit="人"):
    """Three cells of a file as the screen writes them in one."""
    said = [row[count], row[of], row[share]]
    if said == ["*"] * 3:
        return "* 伏せた数"
    if said == ["—"] * 3:
        return "—"
    share = said[2] if isinstance(said[2], str) else f"{round(said[2] * 100)}%"
    return f"{share}\n{said[0]}/{said[1]}{unit}"


def reported(row):
    day = row["報告した日"]
    return row["報告"] or "" if day is None else f"{row['報告']} {day_short(date.fromisoformat(str(day)[:10]))}"


def cells(row):
    return [
        "* 伏せた数" if row["受講者"] == "*" else str(row["受講者"]),
        *(triple(row, f"{step}に来た人", f"{step}の分母", f"{step}の割合") for step in STEPS),
        triple(row, "定着(組)", "定着の分母(見た組)", "定着率", "組"),
        triple(row, "見た(組)", "見た割合の分母(組)", "見た割合", "組"),
        triple(row, "修了", "修了の分母", "修了率"),
    ]


@pytest.mark.parametrize("order", ["region", "code"])
@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_file_has_the_table_of_the_screen_in_its_order(year, officer, order, shape):
    text = officer.get("/office/", {"year": "2026", "order": order}).content.decode()
    caption = f"令和8年度 市町ごとの数字。並びは{'地域ごと、' if order == 'region' else ''}団体コード順"
    screen = [row for row in table(text, caption)[1:] if len(row) > 1]

    answer = officer.post(TOWNS, {"year": "2026", "order": order, "shape": shape})

    written = by_heading(answer)
    assert [
        [row["市町"], reported(row), "" if row["クラス"] is None else str(row["クラス"]), *cells(row)]
        for row in written
    ] == screen
    assert [row[0] for row in screen][-2:] == ["「*」の市町の合計", "県計(4市町)"]
    assert ("地域" in written[0]) == (order == "region")
    assert {row[3] for row in screen if row[0] in ("砥部町", "松前町")} == {"* 伏せた数"}


def test_what_is_hidden_is_no_number_and_nowhere_in_the_file(year, officer):
    answer = officer.post(TOWNS, {"year": "2026", "shape": "xlsx"})

    tobe = next(row for row in by_heading(answer) if row["市町"] == "砥部町")
    assert [value for key, value in tobe.items() if isinstance(value, int | float)] == [1, 0]
    past = [row for row in by_heading(answer, sheet=2) if row["市町"] == "砥部町"]
    assert [(row["年度"], row["定着(組)"], row["定着率"]) for row in past] == [
        ("令和7年度", 9, 0.9), ("令和8年度", "*", "*")
    ]  # fmt: skip


def test_regions_stand_beside_their_municipalities(year, officer):
    written = by_heading(officer.post(TOWNS, {"year": "2026", "shape": "xlsx"}))

    assert [(row["地域"], row["団体コード"], row["市町"]) for row in written[:5]] == [
        ("東予", "382027", "今治市"),
        ("中予", "382019", "松山市"),
        ("中予", "384011", "松前町"),
        ("中予", "384020", "砥部町"),
        ("南予", "382043", "八幡浜市"),
    ]


def test_every_class_whose_counts_are_in_it_is_written_down(year, officer):
    officer.post(TOWNS, {"year": "2026", "shape": "csv"})

    classes = Cohort.objects.filter(fiscal_year__in=(2025, 2026))
    assert {row[1] for row in taken()} == set(classes.values_list("slug", flat=True))
    assert {(row[0], *row[2:]) for row in taken()} == {(year.officer.username, "prefecture", "csv", 7)}
    assert len(set(TakenOut.objects.values_list("at", flat=True))) == 1


@pytest.mark.parametrize("address", [TOWNS, TOBE])
def test_definitions_and_the_rule_of_hiding_are_on_the_second_sheet(year, officer, address):
    words = rows(officer.post(address, {"year": "2026", "shape": "xlsx"}), sheet=1)

    screen = officer.get("/office/").content.decode()
    assert words[0] == ["数字", "単位", "分子", "分母", "範囲", "除く", "版"]
    assert [row[2] for row in words if row[0] == "定着率"][0] in screen
    (hidden,) = [row for row in words if row[0] == "いっしょに伏せる"]
    assert hidden[1] in screen


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_one_municipality_goes_out_as_its_screen_shows_it(year, officer, shape):
    text = officer.get("/office/municipalities/384020/", {"year": "2026"}).content.decode()

    answer = officer.post(TOBE, {"year": "2026", "shape": shape})

    written = by_heading(answer)
    assert [cells(row) for row in written] == [row[1:] for row in table(text, "砥部町 年ごとの数字")[1:]]
    assert [(row["年度"], row["受講者"]) for row in written] == [
        ("令和7年度", 9 if shape == "xlsx" else "9"),
        ("令和8年度", "*"),
    ]
    assert quote(f"砥部町のようす_令和8年度_2026-10-20.{shape}") in answer["Content-Disposition"]
    assert {(row[0], *row[2:]) for row in taken()} == {(year.officer.username, "municipality", shape, 2)}
    assert len(taken()) == 2


def test_those_that_began_alike_and_the_classes_are_in_it(year, officer):
    for code, kept in (("382011", 30), ("382012", 25), ("382013", 20)):
        tallied(factories.municipality(code, code, "ア"), **met(12, 11, kept=kept, lost=40 - kept, solid=40, gained=4))
    answer = officer.post("/office/municipalities/382011/export/", {"year": "2026", "shape": "xlsx"})
    text = officer.get("/office/municipalities/382011/", {"year": "2026"}).content.decode()

    (own, others), screen = by_heading(answer, sheet=2), table(text, "定着率。はじめの段階が近い市町と")
    assert triple(own, "定着(組)", "定着の分母(見た組)", "定着率", "組") == screen[1][2]
    range_ = [f"{round(others[key] * 100)}%" for key in ("いちばん低い", "いちばん高い", "まんなか")]
    assert f"{range_[0]}〜{range_[1]}\nまんなか {range_[2]}" == screen[2][2]
    (row,) = by_heading(answer, sheet=3)
    assert row["回"] == table(text, "382011 令和8年度のクラス")[1][3].replace("開いた ", "開いた\n")


def test_registers_that_are_missing_have_a_row_each(year, officer):
    Cohort.objects.filter(slug="tobe-1").update(fiscal_year=2026)
    days = [date(2026, 9, 1), date(2026, 9, 15)]
    for position, day in enumerate(days, start=1):
        session = meetings.meeting(year.cohort, position)
        type(session).objects.filter(pk=session.pk).update(
            starts_at=factories.moment(day), ends_at=factories.moment(day) + timedelta(hours=1)
        )

    answer = officer.post(REGISTERS, {"year": "2026", "shape": "xlsx"})

    assert [(*list(row.values())[:4], row["日にち"].date()) for row in by_heading(answer)] == [
        ("384020", "砥部町", "火曜クラス", f"第{position}回", day) for position, day in enumerate(days, start=1)
    ]
    assert "<b>2</b>回" in officer.get("/office/", {"year": "2026"}).content.decode()
    assert [*by_heading(answer)[0]] == ["団体コード", "市町", "クラス", "回", "日にち"]
    assert taken() == [(year.officer.username, "tobe-1", "registers", "xlsx", 2)]


def words_of(answer):
    with zipfile.ZipFile(io.BytesIO(content(answer))) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


@pytest.mark.parametrize("address", [TOWNS, TOBE])
def test_the_prefecture_gets_nobodys_name(cast, officer, address):
    text = words_of(officer.post(address, {"year": "2026", "shape": "xlsx"}))

    people = [word for row in Learner.objects.values_list("name", "kana", "telephone") for word in row]
    assert len(people) == 6
    assert [word for word in [*people, "青野", "隣町"] if word in text] == []
    assert "砥部町" in text


@pytest.mark.parametrize("address", [TOWNS, TOBE, REGISTERS])
def test_an_unknown_shape_and_opening_take_nothing_out(year, officer, address):
    assert officer.post(address, {"shape": "pdf"}).status_code == 400
    assert officer.get(address).status_code == 405
    assert taken() == []


@pytest.mark.parametrize("address", [TOWNS, TOBE, REGISTERS])
@pytest.mark.parametrize(
    "who, code", [("clerk", 403), ("instructor", 403), ("editor", 403), ("neighbour_clerk", 403), ("nobody", 302)]
)
def test_others_take_nothing_out(year, sign_in, address, who, code):
    assert sign_in(getattr(year, who)).post(address, {"shape": "xlsx"}).status_code == code
    assert taken() == []


def test_where_nothing_is_nothing_goes_out(year, officer):
    assert officer.post(REGISTERS, {"year": "2026", "shape": "xlsx"}).status_code == 400
    assert officer.post("/office/municipalities/382043/export/", {"shape": "xlsx"}).status_code == 400
    assert officer.post("/office/municipalities/389999/export/", {"shape": "xlsx"}).status_code == 404
    assert taken() == []


def test_the_number_of_queries_does_not_depend_on_how_many_classes(year, officer, django_assert_num_queries):
    def asked():
        officer.post(TOWNS, {"year": "2026", "shape": "csv"}).getvalue()

    asked()
    with django_assert_num_queries(21):
        asked()
    for town in (year.tobe, year.masaki):
        tallied(town, **met(6, 5))
    with django_assert_num_queries(21):
        asked()
