from attendance.printing.certificates import CertificateFace, print_certificates
from tests import paper

VERIFY = "HTTPS://TSUZUKI.EXAMPLE.JP/VERIFY/2026-00012-K7M2Q9XA"


def certificate(**changes):
    words = {
        "serial": "2026-00012-K7M2Q9XA",
        "name": "髙橋 𠮷子",
        "course_title": "スマホつづき講座 基本コース",
        "municipality": "砥部町",
        "prefecture": "愛媛県",
        "year_label": "令和8年度",
        "hours_text": "全3回 6時間",
        "rule_text": "開かれた すべての回に 参加",
        "issued_on": "令和8年11月10日",
        "verify_address": VERIFY,
    }
    return CertificateFace(**{**words, **changes})


def test_print_certificates_gives_each_a_page_that_can_be_verified():
    faces = [certificate(verify_address=f"{VERIFY[:-1]}{letter}") for letter in "ABC"]

    assert paper.codes(print_certificates(faces)) == [[face.verify_address] for face in faces]


def test_print_certificates_says_who_what_and_when():
    (page,) = paper.pages(print_certificates([certificate()]))

    words = paper.text(page)

    expected = (
        "修了証髙橋𠮷子様あなたは令和8年度砥部町の講座「スマホつづき講座基本コース」で"
        "開かれたすべての回(全3回6時間)に出席されました。"
        "練習をかさねて最後まで歩まれたことをここに証します。"
    )
    assert words.startswith(expected)
    ends = [
        "番号2026-00012-K7M2Q9XA",
        "たしかめる所tsuzuki.example.jp/verify",
        "開かれたすべての回に参加",
        "令和8年11月10日",
        "愛媛県砥部町",
    ]
    assert [end for end in ends if end not in words] == []


def test_print_certificates_embeds_the_fallback_for_a_rare_name():
    assert paper.fonts(print_certificates([certificate()])) == {
        ("BIZUDPGothic-Regular", True),
        ("BIZUDPGothic-Bold", True),
        ("NotoSansJP-Regular", True),
    }


def test_print_certificates_leaves_a_line_for_a_blank_name():
    (page,) = paper.pages(print_certificates([certificate(name="")]))

    assert paper.text(page).startswith("修了証様あなたは")


def test_print_certificates_has_no_code_without_an_address():
    pdf = print_certificates([certificate(verify_address="")])

    assert paper.codes(pdf) == [[]]
    assert "たしかめる" not in paper.text(paper.pages(pdf)[0])


def test_print_certificates_prints_the_code_large_enough():
    (page,) = paper.pages(print_certificates([certificate()]))

    (side,) = paper.sides(page)

    assert side >= 25


def test_print_certificates_keeps_long_and_hostile_words_on_one_page():
    hostile = '#panic() $x$ *x* #read("/etc/passwd")'
    pdf = print_certificates([certificate(name=hostile, course_title="とても長い講座の名前" * 12, rule_text="a" * 90)])

    (page,) = paper.pages(pdf)
    assert "".join(hostile.split()) in paper.text(page)
    assert "とても長い講座の名前" * 12 in paper.text(page)
    assert not paper.ink_at_the_edge(page, 10)
