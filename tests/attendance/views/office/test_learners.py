import pytest

from attendance.models import Learner
from tests import factories

PATH = "learners/"


def test_learners_lists_people_with_their_classes(cast, look):
    text = look(PATH)

    assert ("1人" in text, f"/office/learners/{cast.kiyo.learner_id}/" in text) == (True, True)
    assert '<a href="/office/cohorts/tobe-1/">火曜クラス</a> 1番' in text


@pytest.mark.parametrize(
    "words",
    ["青野", "青野キヨ", "青野 キヨ", "キヨ 青野", "アオノ", "あおの", "ｱｵﾉ", "089-000-0010", "０８９000", "0010"],
)
def test_learners_are_found_as_people_type(cast, look, words):
    factories.learner(cast.tobe, name="伊藤 文", kana="イトウ フミ", telephone="090-1111-2222")

    text = look(f"{PATH}?q={words}")

    assert ("青野 キヨ" in text, "伊藤 文" in text) == (True, False)


def test_learners_not_found_says_how_to_search(look):
    assert "見つかりませんでした。姓だけ、ひらがな、電話番号の終わりの4桁でも探せます。" in look(f"{PATH}?q=ほげ")


def test_learners_empty_says_what_to_do(cast, look):
    newcomer = factories.staff("municipality", factories.municipality("382019", "松山市", "マツヤマシ"))

    assert "受講者がまだいません。クラスの画面で名簿を取り込むか" in look(PATH, who=newcomer)


@pytest.mark.parametrize("words", ["隣町", "トナリマチ", "となりまち", "089-999", "9999"])
def test_learners_of_the_neighbour_are_not_found(look, words):
    text = look(f"{PATH}?q={words}")

    assert ("0人" in text, "花子" in text, "ハナコ" in text) == (True, False, False)


def test_learners_come_in_pages_that_keep_the_words(cast, look):
    person = {"municipality": cast.tobe, "kana": "ヤマダ"}
    Learner.objects.bulk_create(Learner(name=f"山田 {n}", **person) for n in range(51))

    text = look(f"{PATH}?q=山田")

    assert '<a class="button" href="?q=%E5%B1%B1%E7%94%B0&amp;page=2">次の50人</a>' in text
    assert "1から50まで(全51人)" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_learners_asks_the_same_for_more_rows(cast, sign_in, django_assert_num_queries, rows):
    for number in range(rows - 1):
        factories.enrolment(cast.cohort, name=f"人{number}")
    client = sign_in(cast.clerk)

    with django_assert_num_queries(6):
        client.get(f"/office/{PATH}?q=089")


@pytest.mark.parametrize("who", ["officer", "instructor", "editor"])
def test_learners_is_refused_to_others(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get(f"/office/{PATH}").status_code == 403
