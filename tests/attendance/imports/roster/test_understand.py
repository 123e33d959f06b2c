import pytest

from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.people import Fault, Person
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import Unkept, understand
from tests.factories import TODAY
from tests.spreadsheets import CP932, PLAIN, csv_of, xlsx_of


def understood(content):
    return understand(find_table(read_roster(content)), TODAY)


def from_rows(*rows):
    return understood(xlsx_of(*rows))


def places(found):
    return [(fault.row, fault.column) for fault in found.faults]


def test_plain_roster_gives_its_twelve_people():
    found = understood(PLAIN.read_bytes())

    assert (len(found.people), found.faults, found.unkept, found.notes) == (12, (), (), ())
    assert found.people[0] == Person(
        row=2,
        name="兵頭 正",
        kana="ヒョウドウ タダシ",
        telephone="089-018-6003",
        age_band="70s",
        age_known_on=TODAY,
        phone_family="android",
    )


def test_excel_roster_gives_its_fifteen_people():
    found = understood(CP932.read_bytes())

    assert (len(found.people), found.faults) == (15, ())
    assert found.people[0] == Person(
        row=2,
        name="井上 武",
        kana="イノウエ タケシ",
        telephone="0897-066-6305",
        birth_year=1936,
        phone_family="easy",
        care_note="送迎あり",
        number=1,
    )


def test_what_is_not_kept_is_named():
    found = from_rows(["番号", "氏名", "性別", "生年月日", "住所", None], [1, "青野", "女", "S21.4.3", "x", "y"])

    assert found.unkept == (
        Unkept("番号", "クラスの番号は、クラスの続きの番号を付けます。"),
        Unkept("性別", "性別は残しません。"),
        Unkept("生年月日", "月と日は残しません。生まれた年だけを残します。"),
        Unkept("住所", "この列は読みません。"),
        Unkept("(見出しのない列)", "この列は読みません。"),
    )


def test_names_are_kept_character_by_character():
    names = ["髙橋節子", "山﨑弘", "𠮷田昭", "德永　三郎", "葛\U000e0100城 茂"]

    assert [person.name for person in from_rows(["氏名"], *([name] for name in names)).people] == names


def test_parts_of_a_name_are_joined_by_one_space():
    found = from_rows(["姓", "名", "セイ", "メイ"], ["髙橋 ", "　文子", "ﾀｶﾊｼ", "ふみこ"])

    assert [(person.name, person.kana) for person in found.people] == [("髙橋 文子", "タカハシ フミコ")]


def test_couple_may_share_a_telephone_number():
    found = from_rows(["氏名", "電話番号"], ["青野 茂", "089-000-0010"], ["青野 キヨ", "089-000-0010"])

    assert (len(found.people), found.faults) == (2, ())


def test_number_that_excel_shortened_gets_its_zero_back_and_says_so():
    found = from_rows(["氏名", "TEL", "携帯"], ["青野", 890186003, 9012345678.0])

    person = found.people[0]
    assert (person.telephone, person.telephone_second) == ("0890186003", "09012345678")
    assert person.mended == ("0890186003: 先頭の0を補いました。", "09012345678: 先頭の0を補いました。")
    assert found.notes == (
        "フリガナの列がありません。あとから受講者の画面で入れられます。",
        "先頭の0が落ちた電話番号が2件ありました。0を補いました。",
    )


def test_empty_lines_of_the_form_are_passed_over():
    found = from_rows(["番号", "氏名"], [1, "青野"], [2, None], [None, " "], [3, "山田"])

    assert ([person.row for person in found.people], found.faults) == ([2, 5], ())


def test_every_fault_has_its_row_its_column_and_what_to_do():
    found = from_rows(
        ["お名前", "ふりがな", "電話", "生年月日", "機種", "備考"],
        [None, "あおの123", "080", "S99.1.1", "スマートフォン?", "暗証番号1234"],
    )

    assert places(found) == [(2, heading) for heading in ("お名前", "ふりがな", "電話", "生年月日", "機種", "備考")]
    assert found.people == ()
    assert found.faults[0] == Fault(2, "お名前", "氏名がありません。氏名を入れてください。")
    assert (
        found.faults[1].message == "フリガナに、カタカナでない字「123」があります。カタカナかひらがなで入れてください。"
    )


def test_reading_that_is_missing_is_a_fault_where_there_is_a_column():
    assert places(from_rows(["氏名", "フリガナ"], ["青野", None])) == [(2, "フリガナ")]
    assert places(from_rows(["氏名"], ["青野"])) == []


def test_repeated_row_counts_once_and_names_both_rows():
    row = ["井上　正", "イノウエ タダシ", "0895-070-4262", "1935-09-11"]

    found = from_rows(["氏名", "フリガナ", "電話番号", "生年月日"], row, ["別 人", "ベツ", "", ""], row)

    assert [person.row for person in found.people] == [2, 3]
    assert found.faults == (Fault(4, "氏名", "2行目と4行目が同じ人です。どちらかの行を消してください。"),)


@pytest.mark.parametrize("column, value", [(1, "イノウエ マサシ"), (2, "0895-070-4263"), (3, "1935-09-12")])
def test_same_name_with_something_different_is_somebody_else(column, value):
    row = ["井上 正", "イノウエ タダシ", "0895-070-4262", "1935-09-11"]
    other = [*row[:column], value, *row[column + 1 :]]

    found = from_rows(["氏名", "フリガナ", "電話番号", "生年月日"], row, other)

    assert (len(found.people), found.faults) == (2, ())


def test_formulas_are_faults_only_in_columns_that_are_kept():
    found = from_rows(["番号", "氏名", "年齢"], ["=ROW()", "青野", "=1+1"])

    assert found.faults == (Fault(2, "年齢", "数式か、Excelのエラーが入っています。値を文字で入れてください。"),)


def test_numbers_and_dates_are_no_names():
    assert places(from_rows(["氏名", "フリガナ"], [12, True], [TODAY, TODAY])) == [
        (2, "氏名"),
        (2, "フリガナ"),
        (3, "氏名"),
        (3, "フリガナ"),
    ]


def test_date_is_no_telephone():
    assert places(from_rows(["氏名", "TEL"], ["青野", TODAY])) == [(2, "TEL")]


def test_two_columns_with_one_meaning_are_a_fault_of_the_headings():
    found = from_rows(["氏名", "受講者名", "備考"], ["青野", "青野", "x"])

    assert found.faults == (
        Fault(1, "受講者名", "「氏名」にあたる列が2つあります。使わない列の見出しを消してください。"),
    )


def test_half_a_reading_is_a_fault_of_the_headings():
    assert places(from_rows(["姓", "名", "セイ"], ["青野", "キヨ", "アオノ"])) == [(1, "セイ")]


def test_whole_name_goes_before_its_parts():
    found = from_rows(["氏名", "姓", "名"], ["青野 キヨ", "青野", "清"])

    assert [person.name for person in found.people] == ["青野 キヨ"]
    assert [unkept.heading for unkept in found.unkept] == ["姓", "名"]


def test_third_telephone_is_a_fault_but_a_repeated_one_is_not():
    headings = ["氏名", "自宅", "携帯"]

    assert places(from_rows(headings, ["青野", "089-000-0010/089-000-0011", "090-0000-0001"])) == [(2, "携帯")]
    assert from_rows(headings, ["青野", "089-000-0010", "0890000010"]).people[0].telephone_second == ""


def test_roster_without_people_is_refused():
    with pytest.raises(NotARoster) as refused:
        understood(csv_of("氏名,電話番号"))

    assert refused.value.reason == "no_people"
