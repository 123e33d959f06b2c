"""Two thousand self-study pages of about a thousand characters, to be searched. The same ones every time."""

import random

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from lms.reports.search import search
from materials.actions.write_page_words import write_old_page_words
from materials.models import MaterialIndexPage, MaterialPage, PageWords
from tests import factories
from tests.bench.words import WORDS

PAGES = 2000
LETTERS = 1000
_PARTS = (
    "画面の 下に あるボタンを", "家族に", "LINEで", "天気を", "地図で", "電話を", "カメラを", "文字を", "声で",
    "大きくして", "もう一度", "ゆっくり", "開きます。", "閉じます。", "送ります。", "調べます。", "入れます。",
    "待ちます。", "見えます。", "戻ります。",
)  # fmt: skip


def build() -> None:
    chance = random.Random(5)
    shelf = factories.grown(factories.home(), MaterialIndexPage(title="自習教材", slug="library"))
    rows = Page.objects.bulk_create(_row(shelf, number, chance) for number in range(PAGES))
    for number, row in enumerate(rows):
        body = [factories.action(text) for text in _texts(chance, number)]
        page = MaterialPage(page_ptr_id=row.pk, aim="自分で できる。", body=body)
        page.save_base(raw=True)  # its own table alone: a page at a time takes minutes
    MaterialIndexPage.objects.filter(pk=shelf.pk).update(numchild=PAGES)
    write_old_page_words()


def _row(shelf: Page, number: int, chance: random.Random) -> Page:
    title = f"練習{number} {chance.choice(_PARTS)}"
    return Page(
        title=title,
        draft_title=title,
        slug=f"p{number}",
        path=Page._get_path(shelf.path, shelf.depth + 1, number + 1),
        depth=shelf.depth + 1,
        url_path=f"{shelf.url_path}p{number}/",
        content_type=ContentType.objects.get_for_model(MaterialPage),
        locale=shelf.locale,
        live=True,
    )


def _texts(chance: random.Random, number: int) -> list[str]:
    """Ten actions of a hundred characters."""
    texts = [_sentence(chance) for _ in range(10)]
    texts[0] += WORDS["every"]
    if number % 3 == 0:
        texts[4] += WORDS["often"]
    if number == PAGES // 2:
        texts[9] += WORDS["one"]
    return texts


def _sentence(chance: random.Random) -> str:
    text = ""
    while len(text) < LETTERS // 10:
        text += chance.choice(_PARTS)
    return text


def check() -> None:
    """What stands in the database is what the measurement says it asks for."""
    totals = {name: search(word).total for name, word in WORDS.items()}
    assert totals == {"every": PAGES, "often": -(-PAGES // 3), "one": 1, "none": 0}, totals
    lengths = [len(text) for text in PageWords.objects.values_list("text", flat=True)]
    assert sum(lengths) / len(lengths) > 0.8 * LETTERS, sum(lengths) / len(lengths)
