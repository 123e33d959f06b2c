"""What a self-study page shows of each kind of block, and when."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
WARNING = {"kind": "money", "text": "188に 話します。", "spoken": "いち はち はちに 話します。"}
EXAMPLE = {"sender": "市町", "text": "あした 断水します。", "answer": "real", "why": "広報紙と 同じです。"}
EXERCISE = {"question": "どれが 本物でしょう", "examples": [EXAMPLE, {**EXAMPLE, "answer": "false"}]}
FACT = {"text": "局番は いりません。", "checked_on": "2026-09-01", "source": "政府広報オンライン", "person": "県の 係"}
TASK = {"text": "天気を 見ます。", "purpose": "かさが いるか わかります。", "partner": "家の人"}


def block(kind, value):
    return {"type": kind, "value": value}


@pytest.fixture
def read(client):
    factories.material(
        "103",
        body=[
            factories.action("絵を押す"),
            factories.action("丸を押す"),
            factories.action("閉じる"),
            block("warning", WARNING),
            block("task", TASK),
            block("real_or_not", EXERCISE),
            block("fact", FACT),
        ],
    )
    return lambda query="": client.get(f"/m/103{query}").content.decode()


def test_exercise_keeps_its_answers_folded_without_scripts(read):
    page = read()

    assert page.count("<details") == 2
    assert page.index("1つ目の 答えを 見る</summary>") < page.index("本物です</b>") < page.index("にせものです</b>")
    assert "点は つきません" in page


def test_task_says_with_whom_and_what_for(read):
    page = read()

    assert '<dt>だれと</dt><dd><span class="said">家の人</span></dd>' in page
    assert '<dt>なんのために</dt><dd><span class="said">かさが<wbr> いるか<wbr> わかります。</span></dd>' in page


def test_fact_stands_with_day_source_and_person(read):
    page = read()

    assert 'たしかめた日: <time datetime="2026-09-01">令和8年9月1日(火)</time>' in page
    assert "もと: 政府広報オンライン<br>たしかめた人: 県の 係" in page


def test_warning_is_read_aloud_in_other_words(read):
    page = read()

    assert '<span aria-hidden="true"><span class="said">188に<wbr> 話します。</span></span>' in page
    assert '<span class="out-of-sight">いち はち はちに 話します。</span>' in page


@pytest.mark.parametrize(("query", "shown"), [("", True), ("?step=1", True), ("?step=2", False), ("?step=3", True)])
def test_warning_comes_before_it_is_too_late(read, query, shown):
    assert ("#i-coin" in read(query).partition("<main")[2]) == shown


def test_blocks_of_before_there_were_kinds_still_stand(client):
    old = [factories.action(), block("task", {"text": "見ます。"}), block("warning", {"text": "押しません。"})]
    factories.material("104", body=old)

    page = client.get("/m/104").content.decode()

    assert '<p><span class="said">見ます。</span></p>' in page
    assert "#i-warn" in page
    assert "だれと" not in page


@pytest.mark.parametrize(
    ("families", "sentence"),
    [
        ({"iphone": "丸"}, "アンドロイドの 絵は まだ ありません。アイフォーンの 絵です。"),
        ({"iphone": "丸", "common": "絵"}, "どの スマホでも 見られる 絵です。"),
        ({"android": "四角"}, "<p>アンドロイドの 絵です。"),
    ],
)
def test_page_says_whose_pictures_it_shows(client, families, sentence):
    variants = {name: [factories.action(text)["value"]] for name, text in families.items()}
    factories.material("104", body=[block("variants", variants)])

    assert sentence in client.get("/m/104?phone=android").content.decode()
