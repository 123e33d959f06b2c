import pytest

from attendance.printing.cards import CardFace, print_cards
from materials.qr import NotPrintable
from tests import paper

TOKEN = "0123456789ABCDEFGHJKMNPQ"
NAMES = ["髙橋 𠮷子", "﨑山 花子", "山田 太郎"]


def card(number, **changes):
    words = {
        "number": str(number),
        "initial": "ハ○○",
        "municipality": "砥部町",
        "venue": "中央公民館",
        "cohort": "火曜クラス",
        "year_label": "令和8年度",
        "telephone": "089-000-0000",
        "address": f"HTTPS://TSUZUKI.EXAMPLE.JP/K/{TOKEN}{number:02d}",
        "full_name": NAMES[number % 3],
        "kana": "ハナコ",
    }
    return CardFace(**{**words, **changes})


def card_box(slot):
    """Where a card lies, without its stub, in millimetres from the lower left corner."""
    left = 14 + 91 * (slot % 2)
    top = 297 - 11 - 55 * (slot // 2)
    return left, top - 55, left + 91, top


def test_print_cards_puts_twelve_on_two_pages_and_every_code_reads():
    cards = [card(number) for number in range(1, 13)]

    found = paper.codes(print_cards(cards))

    assert found == [[face.address for face in cards[:10]], [face.address for face in cards[10:]]]


def test_print_cards_prints_the_codes_large_enough():
    (page,) = paper.pages(print_cards([card(number) for number in range(1, 11)]))

    sides = paper.sides(page)

    assert len(sides) == 10
    assert min(sides) * 41 / 33 >= 31
    assert min(sides) >= 25


def test_print_cards_keeps_the_full_name_off_the_card():
    faces = [card(number) for number in range(1, 11)]

    (page,) = paper.pages(print_cards(faces))

    for slot, face in enumerate(faces):
        words = paper.text_in(page, *card_box(slot))
        assert not set("髙橋𠮷子﨑山花田太郎") & set(words)
        assert face.kana not in words


def test_print_cards_writes_what_the_holder_reads():
    (page,) = paper.pages(print_cards([card(7)]))

    words = paper.text_in(page, *card_box(0))

    expected = ["受講カード", "番号7", "ハ○○さん", "砥部町中央公民館", "火曜クラス令和8年度", "なまえ", "089-000-0000"]
    assert [word for word in expected if word not in words] == []


def test_print_cards_puts_the_name_on_the_stub_beside_the_card():
    (page,) = paper.pages(print_cards([card(0), card(1)]))

    assert paper.text_in(page, 4, 231, 14, 286) == "0ハナコ髙橋𠮷子"
    assert paper.text_in(page, 196, 231, 206, 286) == "1ハナコ﨑山花子"


def test_print_cards_never_writes_the_token_but_the_host():
    (page,) = paper.pages(print_cards([card(1)]))

    words = paper.text(page)

    assert "tsuzuki.example.jp" in words
    assert TOKEN[:8].lower() not in words.lower()
    assert "/k/" not in words.lower()


def test_print_cards_keeps_long_and_hostile_words_inside():
    long = dict.fromkeys(("initial", "municipality", "venue", "cohort", "full_name", "kana"), "とても長い" * 12)
    faces = [card(1, **long), card(2, full_name='#panic() $x$ *x* #read("/etc/passwd")', telephone="0" * 40)]

    pdf = print_cards(faces)

    (page,) = paper.pages(pdf)
    assert '#panic()$x$*x*#read("/etc/passwd")' in paper.text(page)
    assert not paper.ink_at_the_edge(page, 4)
    assert paper.codes(pdf) == [[face.address for face in faces]]


def test_print_cards_leaves_out_an_initial_that_is_not_known():
    (page,) = paper.pages(print_cards([card(1, initial="")]))

    assert "さん" not in paper.text(page)


def test_print_cards_refuses_a_host_too_long_for_the_card():
    with pytest.raises(NotPrintable, match="SITE_URL"):
        print_cards([card(1, address=f"HTTPS://{'A' * 31}.JP/K/{TOKEN}01")])


def test_print_cards_is_the_same_twice():
    assert print_cards([card(1)]) == print_cards([card(1)])
