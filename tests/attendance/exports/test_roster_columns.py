import pytest

from attendance.exports.roster_columns import arrange

ALL = {"number", "name", "kana", "telephone", "age_band", "phone_family"}


def headings(theirs, choices=None, filled=ALL, **options):
    return [one.heading for one in arrange(theirs, choices or {}, filled=filled, **options).columns]


def test_columns_without_a_layout_are_ours():
    assert headings([]) == ["番号", "氏名", "フリガナ", "電話番号", "年代", "機種"]


def test_columns_that_somebody_needs_are_added_to_ours():
    filled = ALL | {"telephone_second", "birth_year", "care_note"}

    assert headings([], filled=filled) == [
        "番号", "氏名", "フリガナ", "電話番号", "電話番号(2つ目)", "生まれた年", "年代", "機種", "備考"
    ]  # fmt: skip


def test_columns_of_a_layout_keep_their_order_and_their_words():
    theirs = [["お名前", "name"], ["住所", "other"], ["受付番号", "number"], ["ふりがな", "kana"], ["男女", "sex"]]

    arranged = arrange(theirs, {}, filled={"name", "kana", "number"})

    assert [(one.heading, one.field) for one in arranged.columns] == [
        ("お名前", "name"), ("住所", ""), ("受付番号", "number"), ("ふりがな", "kana"), ("男女", "")
    ]  # fmt: skip
    assert arranged.notes == ("「住所」「男女」の列は、並びをそろえるために空けてあります。",)


def test_columns_that_a_layout_lacks_come_after_it():
    assert headings([["氏名", "name"]], filled={"name", "telephone", "telephone_second", "care_note"}) == [
        "氏名", "電話番号", "電話番号(2つ目)", "備考"
    ]  # fmt: skip


def test_hidden_columns_are_left_out_and_not_emptied():
    theirs = [["氏名", "name"], ["TEL", "telephone"], ["備考", "care_note"]]

    assert headings(theirs, hidden={"telephone", "telephone_second", "care_note"}) == [
        "氏名", "フリガナ", "年代", "機種"
    ]  # fmt: skip


def test_family_and_given_name_stay_apart_when_everybody_can_be_divided():
    theirs = [["姓", "family_name"], ["名", "given_name"], ["セイ", "family_kana"], ["メイ", "given_kana"]]

    assert headings(theirs, filled={"name", "kana"}, divisible={"name", "kana"}) == ["姓", "名", "セイ", "メイ"]


def test_family_and_given_name_are_one_column_when_somebody_cannot_be_divided():
    theirs = [["No.", "number"], ["姓", "family_name"], ["名", "given_name"], ["TEL", "telephone"]]

    arranged = arrange(theirs, {}, filled={"name", "telephone"})

    assert [one.heading for one in arranged.columns] == ["No.", "氏名", "TEL"]
    assert arranged.notes == ("姓と名に分けられない人がいるので、氏名は1つの列に入ります。",)


def test_family_name_alone_is_the_whole_name():
    assert headings([["氏", "family_name"]], filled={"name"}, divisible={"name"}) == ["氏名"]


def test_parts_beside_a_whole_name_stay_empty():
    theirs = [["姓", "family_name"], ["氏名", "name"], ["名", "given_name"]]

    arranged = arrange(theirs, {}, filled={"name"}, divisible={"name"})

    assert [(one.heading, one.field) for one in arranged.columns] == [("姓", ""), ("氏名", "name"), ("名", "")]


def test_two_telephone_columns_take_the_first_and_the_second():
    arranged = arrange([["氏名", "name"], ["携帯", "telephone"], ["自宅", "telephone"]], {}, filled={"telephone"})

    assert [one.field for one in arranged.columns] == ["name", "telephone", "telephone_second"]


def test_birth_and_age_say_what_stands_in_them():
    arranged = arrange(
        [["氏名", "name"], ["生年月日", "birth"], ["年齢", "age"]], {}, filled={"name", "birth_year", "age_band"}
    )

    assert [one.field for one in arranged.columns] == ["name", "birth_year", "age_band"]
    assert arranged.notes == (
        "「生年月日」の列には、生まれた年だけが入ります。月と日は残していません。",
        "「年齢」の列には、年代が入ります。年齢は残していません。",
    )


def test_age_beside_an_age_band_stays_empty():
    arranged = arrange([["氏名", "name"], ["年齢", "age"], ["年代", "age_band"]], {}, filled={"age_band"})

    assert [(one.heading, one.field) for one in arranged.columns] == [
        ("氏名", "name"),
        ("年齢", ""),
        ("年代", "age_band"),
    ]


def test_heading_that_a_person_gave_a_meaning_keeps_its_word():
    assert headings([["おなまえ欄", "name"]], {"オナマエ欄": "name"}, filled={"name"}) == ["おなまえ欄"]


@pytest.mark.parametrize("heading", ["おなまえ欄", "", "A列", "電話番号"])
def test_heading_that_would_be_understood_otherwise_is_ours(heading):
    assert headings([[heading, "name"]], filled={"name"}) == ["氏名"]


def test_our_word_that_they_gave_another_meaning_is_another_word():
    assert headings([["氏名", "name"]], {"備考": "other"}, filled={"name", "care_note"}) == ["氏名", "配慮のメモ"]


def test_empty_column_that_would_be_read_is_left_out():
    arranged = arrange([["氏名", "name"], ["備考", "other"], ["", "other"]], {}, filled={"name"})

    assert [one.heading for one in arranged.columns] == ["氏名", ""]
    assert arranged.notes == ("「備考」の列は、ほかの列と取り違えるので入りません。",)


def test_second_column_of_one_meaning_is_left_out():
    arranged = arrange([["氏名", "name"], ["お名前", "name"], ["氏名", "name"]], {}, filled={"name"})

    assert [one.heading for one in arranged.columns] == ["氏名"]


def test_what_we_added_ourselves_is_not_theirs():
    theirs = [["直すところ", "other"], ["元の行", "other"], ["氏名", "name"], ["つづき番号", "key"], ["x", "nonsense"]]

    assert headings(theirs, filled={"name"}) == ["氏名", "x"]


def test_widest_layout_can_still_be_taken_in():
    theirs = [["氏名", "name"], *([f"欄{index}", "other"] for index in range(49))]

    arranged = arrange(theirs, {}, filled={"name", "kana"})

    assert len(arranged.columns) == 49
    assert [one.heading for one in arranged.columns if one.field] == ["氏名", "フリガナ"]
