"""From the blocks of a page to a sheet: nothing of them is left out."""

import io
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images.models import Image

from courses.printing.booklet import BookletCover, print_booklet
from courses.printing.cohort_booklet import booklet_page, picture_of
from tests import factories, paper

pytestmark = pytest.mark.django_db
COVER = BookletCover(
    course_title="講座",
    municipality="砥部町",
    venue="公民館",
    year_label="令和8年度",
    sessions=[],
    telephone="",
    hours="",
)
EXAMPLES = [
    {"sender": "市町", "text": "あした 断水します。", "answer": "real", "why": "広報紙と 同じです。"},
    {"sender": "知らない番号", "text": "今すぐ 押して。", "answer": "false", "why": "急がせます。"},
]


def block(type_, **value):
    return {"type": type_, "value": value}


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Pillow.new("RGB", (900, 300), "navy").save(drawn, "JPEG")
    return Image.objects.create(title="写真", file=ImageFile(drawn, name="photo.jpg"))


def sides_of(*body, family="android"):
    page = factories.material(body=list(body))
    return paper.pages(print_booklet(COVER, [booklet_page(page, "101", family, None)]))[1:]


def test_booklet_page_prints_every_block():
    sides = sides_of(
        factories.action("絵を押す"),
        block("task", text="天気を見る。", purpose="かさが わかる。", partner="家の人"),
        block("task", text="もう一度 見る。"),
        block("warning", kind="money", text="払いません。", spoken="耳だけの ことば"),
        block("warning", text="押しません。"),
        block("word", word="タップ", plain="軽く押すこと"),
        block("real_or_not", question="どれが 本物", examples=EXAMPLES),
        block("fact", text="局番なし。", checked_on="2026-09-01", source="広報", person="県の係"),
    )

    words = "".join(paper.text(side) for side in sides)
    expected = [
        "天気を見る。",
        "もう一度見る。",
        "なんのためにかさがわかる。",
        "だれと家の人",
        "お金に気をつける",
        "払いません。",
    ]
    expected += ["気をつけること", "押しません。", "タップ軽く押すこと", "どれが本物", "知らない番号", "今すぐ押して。"]
    expected += ["2にせものです。急がせます。", "局番なし。", "たしかめた日令和8年9月1日(火)もと広報たしかめた人県の係"]
    assert [part for part in expected if part not in words] == []
    assert "耳だけ" not in words


def test_what_is_read_is_printed_with_its_readings():
    text = '<p><ruby data-reading="かんじ">漢字</ruby>です。</p><p>二つ目</p>'
    words = "".join(paper.text(side) for side in sides_of(block("passage", heading="読むところ", text=text)))

    assert "読むところ漢字(かんじ)です。二つ目" in words


def test_booklet_page_prints_the_words_of_a_video():
    sides = sides_of(
        factories.action("絵を押す"),
        block("video", title="天気を見るまで", file=None, transcript="設定を 押します。", poster=None),
    )

    words = "".join(paper.text(side) for side in sides)
    assert "天気を見るまで設定を押します。" in words
    assert "動画は番号101のページで見られます" in words


def test_booklet_page_says_whose_pictures_it_prints():
    variants = block("variants", iphone=[factories.action("丸を押す")["value"]])

    (side,) = sides_of(variants, family="easy")

    assert "自習教材101アイフォーン用" in paper.text(side)


def test_booklet_page_prints_a_photograph(picture):
    (side,) = sides_of(block("action", text="写真を押す", picture=picture.pk, alt="紺色の写真。"))

    kinds = [thing.type for thing in side.get_objects(max_depth=15)]
    assert kinds.count(3) == 1  # FPDF_PAGEOBJ_IMAGE
    assert "写真を押す" in paper.text(side)


def test_picture_of_leaves_the_words_where_the_file_is_gone(picture):
    Path(picture.file.path).unlink()

    assert picture_of({"picture": picture, "drawing": "", "alt": "紺色。"}) == {
        "photo": None,
        "drawing": None,
        "alt": "紺色。",
    }
