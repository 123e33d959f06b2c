from datetime import date, datetime, time

import pytest

from materials.japanese_dates import (
    clock,
    clock_range,
    day_full,
    day_short,
    era_compact,
    era_day,
    era_year,
    parse_day,
    parse_year_or_day,
)

TUESDAY = date(2026, 10, 20)


def test_day_is_written_with_its_weekday():
    assert day_full(TUESDAY) == "10月20日(火曜日)"
    assert day_short(TUESDAY) == "10月20日(火)"
    assert era_day(TUESDAY) == "令和8年10月20日(火)"
    assert era_compact(TUESDAY) == "R8.10.20(火)"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2019, 4, 30), "平成31年4月30日(火)"),
        (date(2019, 5, 1), "令和元年5月1日(水)"),
        (date(1989, 1, 7), "昭和64年1月7日(土)"),
        (date(1989, 1, 8), "平成元年1月8日(日)"),
        (date(1926, 12, 24), "大正15年12月24日(金)"),
        (date(1926, 12, 25), "昭和元年12月25日(土)"),
        (date(1912, 7, 29), "明治45年7月29日(月)"),
        (date(1912, 7, 30), "大正元年7月30日(火)"),
        (date(1867, 12, 31), "1867年12月31日(火)"),
    ],
)
def test_era_day_at_the_border_of_two_eras(day, written):
    assert era_day(day) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2019, 5, 1), "R1.5.1(水)"),
        (date(2019, 4, 30), "H31.4.30(火)"),
        (date(1867, 12, 31), "1867.12.31(火)"),
    ],
)
def test_era_compact_counts_the_first_year_as_one(day, written):
    assert era_compact(day) == written


def test_era_year_takes_the_later_era_of_a_shared_year():
    assert [era_year(year) for year in (2018, 2019, 2020, 2026)] == ["平成30年", "令和元年", "令和2年", "令和8年"]


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(13, 30), "午後1時30分"),
        (time(15, 0), "午後3時"),
        (time(0, 0), "午前0時"),
        (time(12, 0), "午後0時"),
        (time(11, 59), "午前11時59分"),
        (datetime(2026, 10, 20, 9, 5), "午前9時5分"),
    ],
)
def test_clock_leaves_out_minutes_that_are_zero(moment, written):
    assert clock(moment) == written


def test_clock_range_repeats_the_half_of_the_day_only_when_it_changes():
    assert clock_range(time(13, 30), time(15, 0)) == "午後1時30分から3時まで"
    assert clock_range(time(10, 0), time(11, 30)) == "午前10時から11時30分まで"
    assert clock_range(time(10, 30), time(12, 0)) == "午前10時30分から午後0時まで"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1935-09-11", date(1935, 9, 11)),
        ("1935/9/11", date(1935, 9, 11)),
        ("1935.9.11", date(1935, 9, 11)),
        ("19350911", date(1935, 9, 11)),
        ("1935年9月11日", date(1935, 9, 11)),
        ("1935-09-11 00:00:00", date(1935, 9, 11)),
        ("1935-09-11T00:00", date(1935, 9, 11)),
        ("S11.9.23", date(1936, 9, 23)),
        ("s11-9-23", date(1936, 9, 23)),
        ("S11/09/23", date(1936, 9, 23)),
        ("昭和21年4月3日", date(1946, 4, 3)),
        ("昭21.4.3", date(1946, 4, 3)),
        ("昭和２１年４月３日", date(1946, 4, 3)),
        ("Ｓ１１．９．２３", date(1936, 9, 23)),
        ("１９３５－０９－１１", date(1935, 9, 11)),
        ("S11・9・23", date(1936, 9, 23)),
        ("㍼21年4月3日", date(1946, 4, 3)),
        (" 昭和 21年 4月 3日 ", date(1946, 4, 3)),
        ("昭和21年4月3日生", date(1946, 4, 3)),
        ("令和8年10月20日(火)", TUESDAY),
        ("R8.10.20(火)", TUESDAY),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R元.5.1", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("S64.1.7", date(1989, 1, 7)),
        ("H1.1.8", date(1989, 1, 8)),
        ("T15.12.24", date(1926, 12, 24)),
        ("M45.7.29", date(1912, 7, 29)),
        ("明治6年1月1日", date(1873, 1, 1)),
    ],
)
def test_parse_day_reads_what_offices_write(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不明",
        "1935",
        "昭和21年",
        "昭和21年4月",
        "1935-9",
        "35/9/11",
        "1935-9/11",
        "09/11/1935",
        "2025-02-29",
        "昭和21年2月30日",
        "1935-13-01",
        "00000000",
        "昭和99年1月1日",
        "昭和0年1月1日",
        "S64.1.8",
        "平成元年1月7日",
        "平成31年5月1日",
        "令和元年4月30日",
        "大正15年12月25日",
        "明治5年12月2日",
        "慶応3年1月1日",
        "X11.9.23",
        "令和8年10月20日(月)",
        "1935-09-11 13:00:00",
        "昭和21年4月3日頃",
    ],
)
def test_parse_day_refuses_what_is_no_certain_day(text):
    assert parse_day(text) is None


def test_parse_day_reads_back_what_is_written():
    days = [date(2019, 4, 30), date(2019, 5, 1), date(1936, 9, 23), TUESDAY]

    assert [parse_day(era_day(day)) for day in days] == days
    assert [parse_day(era_compact(day)) for day in days] == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1935", 1935),
        ("１９３５年", 1935),
        ("1935年生まれ", 1935),
        ("昭和11年", 1936),
        ("S11", 1936),
        ("昭11", 1936),
        ("昭和元年", 1926),
        ("昭和64年", 1989),
        ("平成31年", 2019),
        ("S11.9.23", date(1936, 9, 23)),
        ("1935-09-11", date(1935, 9, 11)),
    ],
)
def test_parse_year_or_day_tells_a_year_from_a_day(text, found):
    assert parse_year_or_day(text) == found


@pytest.mark.parametrize(
    "text", ["", "35", "11年", "昭和99年", "昭和0年", "慶応3年", "昭和21年13月", "S64.1.8", "80歳"]
)
def test_parse_year_or_day_refuses_the_rest(text):
    assert parse_year_or_day(text) is None
