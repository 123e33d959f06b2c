import pytest

from materials.folding import MOST_TERMS, fold, pieces_of, searchable, terms_of
from materials.synonyms import GROUPS


@pytest.mark.parametrize(
    "written, meant",
    [
        ("写真を 撮って、送る。", "写真を撮って送る"),
        ("ＬＩＮＥ", "line"),
        ("ﾗｲﾝ", "らいん"),
        ("ﾊﾞｽ", "ばす"),
        ("メ-ル", "めーる"),
        ("メ―ル", "めーる"),
        ("Wi-Fi", "wifi"),
        ("10-20", "1020"),
        ("①番", "1番"),
        ("髙﨑", "高崎"),
        ("一ヶ月", "一け月"),
        ("か\u3099", "が"),
        ("a\x00b\ud800c", "abc"),
        ("😀 ・ 。", ""),
    ],
)
def test_words_are_compared_without_what_does_not_matter(written, meant):
    assert fold(written) == meant


def test_folding_twice_changes_nothing():
    text = "スマートフォンで ＱＲコードを 読む(100%)"

    assert fold(fold(text)) == fold(text)


def test_what_is_stored_keeps_values_apart():
    assert searchable(["写真", "", "送る", "写真"]) == "写真\n送る"


def test_a_synonym_is_stored_beside_what_was_written():
    assert searchable(["ラインで話す"]) == "らいんで話す\nlineで話す"


@pytest.mark.parametrize("text", ["オンライン", "online", "パイプライン", "ネットワーク", "メールアドレス"])
def test_a_synonym_inside_another_word_is_none(text):
    assert searchable([text]) == fold(text)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_word_of_a_group_finds_every_other(group):
    lost = [
        (asked, written)
        for asked in group
        for written in group
        if not any(way in searchable([f"これは {written}です"]) for way in terms_of(asked)[0])
    ]

    assert lost == []


def test_no_word_is_in_two_groups():
    words = [fold(word) for group in GROUPS for word in {fold(word) for word in group}]

    assert sorted(words) == sorted(set(words))


def test_a_query_is_no_longer_than_anybody_means():
    assert len(terms_of(" ".join(map(str, range(40))))) == MOST_TERMS
    assert terms_of("・ 。") == ()
    assert terms_of("写真 写真") == (("写真",),)


def test_the_pieces_of_a_sentence():
    assert [term[0] for term in pieces_of("LINEで写真を送る方法")] == ["line", "写真", "送", "方法"]
