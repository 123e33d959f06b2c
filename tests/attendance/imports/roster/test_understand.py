import pytest

from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.people import Fault, Person
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import Unkept, understand
from tests.factories import TODAY
from tests.spreadsheets import CP932, FAULTY, HARD_NAMES, MERGED, PLAIN, csv_of, xlsx_of


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
        said=frozenset({"name", "kana", "telephone", "age_band", "phone_family"}),
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
        said=frozenset({"name", "kana", "telephone", "birth_year", "phone_family", "care_note"}),
    )


def test_roster_with_merged_headings_gives_its_ten_people():
    found = understood(MERGED.read_bytes())

    assert (len(found.people), found.faults) == (10, ())
    assert (found.people[0].name, found.people[0].kana) == ("青野 文子", "アオノ フミコ")
    assert (found.people[1].telephone, found.people[1].telephone_second) == ("0893-030-4752", "090-0651-4274")
    assert found.notes == ("人の行ではないので読まなかった行: 17行目(合計など)",)


def test_roster_with_faults_gives_all_of_them_and_its_five_people():
    found = understood(FAULTY.read_bytes())

    assert [person.row for person in found.people] == [2, 6, 7, 8, 9]
    assert [(fault.row, fault.column, fault.message.partition("。")[0]) for fault in found.faults] == [
        (3, "氏名", "氏名がありません"),
        (4, "生年月日", "生年月日「1946-02-30」が読めないか、ない日付です"),
        (5, "フリガナ", "フリガナに、カタカナでない字「123」があります"),
        (10, "氏名", "2行目と10行目が同じ人です"),
        (11, "氏名", "氏名が「=」で始まっています"),
        (11, "電話番号", "電話番号の数字が3個です"),
        (11, "生年月日", "生年月日「S99.1.1」が読めないか、ない日付です"),
        (11, "機種", "機種「スマートフォン?」が分かりません"),
    ]


def test_roster_of_hard_names_gives_its_six_people():
    found = understood(HARD_NAMES.read_bytes())

    assert [person.name for person in found.people] == [
        "髙橋節子", "山﨑弘", "𠮷田昭", "渡邊トヨ", "德永三郎", "濵田照子"
    ]  # fmt: skip
    assert ({person.age_band for person in found.people}, found.faults) == ({"60s", "70s"}, ())


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


def test_row_with_nothing_but_a_name_may_be_no_person_where_there_are_readings():
    assert places(from_rows(["番号", "氏名", "フリガナ"], [1, "見学", None])) == [(2, "フリガナ")]
    assert places(from_rows(["番号", "氏名"], [1, "青野"])) == []


def test_reading_may_be_unknown_and_this_is_said():
    found = from_rows(["氏名", "フリガナ", "電話番号"], ["青野", None, "089-000-0010"], ["山田", "ヤマダ", None])

    assert ([person.kana for person in found.people], found.faults) == (["", "ヤマダ"], ())
    assert found.notes == ("フリガナのない人が1人います。あとから受講者の画面で入れられます。",)


def test_half_of_a_reading_is_a_fault_of_the_row():
    headings = ["姓", "名", "セイ", "メイ", "電話"]

    assert places(from_rows(headings, ["青野", "キヨ", "アオノ", None, "089-000-0010"])) == [(2, "メイ")]


@pytest.mark.parametrize(
    "headings, said",
    [
        (["氏名"], {"name"}),
        (["氏名", "ヨミ"], {"name", "kana"}),
        (["氏名", "電話"], {"name", "telephone"}),
        (["氏名", "自宅", "携帯"], {"name", "telephone", "telephone_second"}),
        (["氏名", "生年月日", "年齢"], {"name", "birth_year", "age_band"}),
        (["氏名", "年代", "機種", "備考"], {"name", "age_band", "phone_family", "care_note"}),
        (["氏名", "番号", "性別", "住所", "つづき番号"], {"name"}),
    ],
)
def test_person_says_what_the_file_has_a_column_for(headings, said):
    row = ["青野", *[None] * (len(headings) - 1)] if "ヨミ" not in headings else ["青野", "アオノ"]

    assert [person.said for person in from_rows(headings, row).people] == [frozenset(said)]


def test_mark_in_a_column_for_a_phone_says_the_phone():
    rows = [["青野", None, "○"], ["山田", "○", "○"], ["中村", None, None], ["西", "iPhone", None]]

    found = from_rows(["氏名", "Android", "iPhone"], *rows)

    phones = {person.name: person.phone_family for person in found.people}
    assert phones == {"青野": "iphone", "中村": "", "西": "iphone"}
    assert found.faults == (Fault(3, "iPhone", "機種が2つ以上あります。1つにしてください。"),)


def test_ages_and_bands_are_read_in_either_column():
    found = from_rows(["氏名", "年齢", "年代"], ["青野", "70代", None], ["山田", None, "76歳"], ["西", 81, None])

    assert [person.age_band for person in found.people] == ["70s", "70s", "80s"]


def test_long_text_is_a_fault_of_its_cell_only_where_it_is_read():
    long = "あ" * 1001

    found = from_rows(["氏名", "フリガナ", "住所"], ["青野", long, long])

    assert found.faults == (Fault(2, "フリガナ", "文字が多すぎます(1,001文字)。短くしてください。"),)


def test_rows_that_were_not_read_are_named():
    found = from_rows(["氏名", "電話"], ["例)青野", "x"], ["青野", None], ["合計", "1名"])

    assert found.notes[-1] == "人の行ではないので読まなかった行: 2行目(記入の例)、4行目(合計など)"


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
        Fault(1, "受講者名", "「氏名」にあたる列が2つあります。使わない列は「残しません」にしてください。"),
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
