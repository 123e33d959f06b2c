from datetime import date, datetime

import pytest

from attendance.imports.roster.ages import NotAnAge, band_of_age, band_of_words, birth_of
from attendance.models.learner import AgeBand
from tests.factories import TODAY


@pytest.mark.parametrize(
    "value, birth",
    [
        ("S11.9.23", date(1936, 9, 23)),
        ("昭和21年4月3日", date(1946, 4, 3)),
        ("１９３５／９／１１", date(1935, 9, 11)),
        (datetime(1946, 4, 3), date(1946, 4, 3)),
        (19460403, date(1946, 4, 3)),
        ("昭和21年", 1946),
        ("昭和21年4月", 1946),
        ("1946/4", 1946),
        ("S.21.4.3", date(1946, 4, 3)),
        ("昭和二十一年四月三日", date(1946, 4, 3)),
        ("大正十五年", 1926),
        ("S21.4.3(78歳)", date(1946, 4, 3)),
        ("㍼21年4月3日", date(1946, 4, 3)),
        (1946, 1946),
        ("", None),
        (None, None),
    ],
)
def test_birth_is_read(value, birth):
    assert birth_of(value, TODAY) == birth


@pytest.mark.parametrize(
    "value", ["S99.1.1", "1946-02-30", "2046-04-03", "1846-04-03", "不明", 16924, True, "21.4.3", "1946/13"]
)
def test_birth_that_can_not_be_is_refused(value):
    with pytest.raises(NotAnAge):
        birth_of(value, TODAY)


@pytest.mark.parametrize(
    "value, band",
    [(64, "60s"), ("７１歳", "70s"), ("満85才", "80s"), (102.0, "90s"), ("70代", "70s"), (59, "under60"), (None, "")],
)
def test_age_becomes_a_band(value, band):
    assert band_of_age(value) == band


@pytest.mark.parametrize("value", [1946, "0", "七十", "70-"])
def test_age_that_can_not_be_is_refused(value):
    with pytest.raises(NotAnAge):
        band_of_age(value)


@pytest.mark.parametrize(
    "value, band",
    [
        ("70代", "70s"),
        ("７０歳代", "70s"),
        ("70代後半", "70s"),
        ("70~79歳", "70s"),
        ("60歳未満", "under60"),
        ("50代以下", "under60"),
        ("40代", "under60"),
        ("90代以上", "90s"),
        ("90歳以上", "90s"),
        ("100歳代", "90s"),
        (72, "70s"),
        ("", ""),
    ],
)
def test_band_is_read(value, band):
    assert band_of_words(value) == band


@pytest.mark.parametrize("value", ["80歳以上", "70歳未満", "1940年代", "高齢", "60-79"])
def test_band_that_could_be_two_is_refused(value):
    with pytest.raises(NotAnAge):
        band_of_words(value)


def test_words_on_our_own_screens_are_understood():
    assert {band: band_of_age(str(band.label)) for band in AgeBand} == {band: band for band in AgeBand}
