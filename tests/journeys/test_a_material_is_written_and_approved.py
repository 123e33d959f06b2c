"""An instructor who has never seen a CMS writes a page with two phones' actions and a picture as an iPhone takes it, hands
it in; the municipality approves; the code on paper shows each phone its own, to every reader."""

import pytest
from PIL import Image
from playwright.sync_api import expect
from wagtail.images import get_image_model

from courses.actions.assign_staff import assign
from courses.models import Municipality, User
from courses.printing.booklet import BookletCover, print_booklet
from courses.printing.cohort_booklet import booklet_page
from materials.models import MaterialPage
from tests import factories, paper, sent_files
from tests.journeys.conftest import PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE, NAME, PASSWORD = "懐中電灯を つける", "aoi", "a long password"
ANDROID, IPHONE = ["画面の上から 下へ なでる"], ["懐中電灯の絵を 長く押す", "もう一度 押して 消す"]
AGENTS = {
    "android": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile",
    "iphone": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile",
}


@pytest.fixture
def writer(walk):
    """Signed in, before the editor's home: teaches and writes for 砥部町."""
    user = User.objects.create_user(NAME, password=PASSWORD, name="青井 講師")
    days = {"starts": factories.date(2026, 4, 1), "until": factories.date(2027, 3, 31)}
    for role in ("instructor", "editor"):
        assign(user=user, role=role, municipality=Municipality.objects.get(pk="384020"), by=None, **days)
    walk.site.passwords[NAME] = PASSWORD
    walk.sign_in(NAME)
    walk.clicks = 0
    walk.page.goto(walk.site.url + "/admin/")
    return walk


def click(walk, place):
    walk.clicks += 1
    place.first.click()


def named(walk, role, name):
    return walk.page.get_by_role(role, name=name, exact=True)


def family(walk, name):
    return walk.page.locator(f"[data-contentpath={name}]")


def write_words(walk):
    walk.page.locator("#id_title").fill(TITLE)
    walk.page.locator("#id_aim").fill("暗いところで、手もとを 照らせる。")
    click(walk, walk.page.locator("#body-root .c-sf-add-button"))
    click(walk, named(walk, "option", "機種ごとの すること"))
    for name, texts in (("android", ANDROID), ("iphone", IPHONE)):
        for number, text in enumerate(texts):
            click(walk, family(walk, name).locator("[data-streamfield-list-add]").nth(number))
            family(walk, name).locator("[data-contentpath=text] input").nth(number).fill(text)


def choose_picture(walk):
    action = family(walk, "iphone")
    click(walk, action.locator("[data-contentpath=picture] [data-chooser-action-choose]"))
    click(walk, walk.page.locator(".modal [role=tab]").filter(has_text="アップロード"))
    file = {"name": "light.heic", "mimeType": "image/heic", "buffer": sent_files.heic(scene())}
    walk.page.locator(".modal input[type=file]").set_input_files(file)
    expect(walk.page.locator(".modal #tab-upload input[name$=title]")).to_have_value("light")  # named after the file
    click(walk, walk.page.locator(".modal #tab-upload button[type=submit]"))
    action.locator("[data-contentpath=picture] .chooser__image[src*=light]").wait_for()
    action.locator("[data-contentpath=alt] input, [data-contentpath=alt] textarea").first.fill("懐中電灯の絵を 押す 指")


def scene():
    """Slopes and grain, as a camera sees them."""
    slope, grain = Image.radial_gradient("L").resize((1200, 900)), Image.effect_noise((1200, 900), 60)
    return Image.merge("RGB", (slope, Image.blend(slope, grain, 0.3), grain))


def choose_at_the_foot(walk, words):
    click(walk, walk.page.locator("footer .w-dropdown__toggle"))
    with walk.page.expect_navigation():
        click(walk, named(walk, "button", words))


def approve(walk):
    walk.sign_in("tobe")
    walk.clicks = 0
    walk.page.goto(walk.site.url + "/admin/")
    walk.picture("editor-waiting-for-me", 1280)
    click(walk, named(walk, "link", TITLE))
    choose_at_the_foot(walk, "承認して 公開する")


def test_a_material_is_written_and_approved(writer, new_context):
    click(writer, named(writer, "link", "新しい教材を つくる"))
    write_words(writer)
    choose_picture(writer)
    writer.picture("editor-new-material", 1280)
    choose_at_the_foot(writer, "砥部町の確認に提出する")
    page = MaterialPage.objects.get(title=TITLE)
    assert (page.live, page.get_parent().title) == (False, "砥部町の教材")
    written = writer.clicks

    approve(writer)

    address = on_paper(MaterialPage.objects.get(pk=page.pk))
    readers = [
        each_phone_shows_its_own(new_context, writer.site, address),
        somebody_without_scripts_follows_and_answers(new_context, writer.site, address),
    ]
    assert (written, writer.clicks, [reader.faults for reader in readers]) == (11, 3, [[], []])


def on_paper(page):
    """What a camera reads off the sheet."""
    words = {"course_title": "講座", "municipality": "砥部町", "venue": "公民館", "year_label": "令和8年度"}
    cover = BookletCover(**words, sessions=[], telephone="", hours="")
    [address] = paper.codes(print_booklet(cover, [booklet_page(page, page.digits, "iphone", None)]))[1]
    return address


def each_phone_shows_its_own(new_context, site, address):
    for name, words, other, pictures in (("android", ANDROID, IPHONE, 0), ("iphone", IPHONE, ANDROID, 1)):
        reader = Walk(new_context(**PHONE, user_agent=AGENTS[name]).new_page(), site)
        reader.go(address)
        seen = said(reader)
        assert [text in seen for text in words + other] == [True] * len(words) + [False] * len(other)
        assert reader.page.locator("img.picture").count() == pictures
    the_picture_stands_upright_and_tells_no_place(reader)
    large_letters_and_forced_colours_lose_nothing(reader)
    return reader


def said(reader):
    return reader.page.locator("main").inner_text().replace("\u200b", "")


SHOWN = """image => ({
  kinds: [...image.parentElement.querySelectorAll("source, img")].map(each => each.type || "image/jpeg"),
  addresses: [...image.parentElement.querySelectorAll("source, img")].map(each => each.srcset.split(" ")[0]),
  taken: image.currentSrc.split(".").pop(),
  is_upright: image.naturalHeight > image.naturalWidth,
})"""


def the_picture_stands_upright_and_tells_no_place(reader):
    picture = reader.page.get_by_role("img", name="懐中電灯の絵を 押す 指")
    picture.scroll_into_view_if_needed()
    reader.page.wait_for_function("image => image.complete", arg=picture.element_handle())
    shown = picture.evaluate(SHOWN)

    files = [reader.page.request.get(reader.site.url + address) for address in shown["addresses"]]
    assert [file.headers["content-type"] for file in files] == shown["kinds"]
    assert (shown["kinds"], shown["taken"]) == (["image/avif", "image/webp", "image/jpeg"], "avif")
    assert shown["is_upright"]
    with get_image_model().objects.get(title="light").file.open() as kept:
        everything = [kept.read(), *(file.body() for file in files)]
    assert not [content for content in everything if b"Exif" in content or sent_files.MAKER.encode() in content]


EDGES = """buttons => buttons.map(button => getComputedStyle(button)).map(
  style => [parseFloat(style.borderTopWidth) >= 2, style.borderTopStyle, style.borderTopColor !== style.backgroundColor])"""


def large_letters_and_forced_colours_lose_nothing(reader):
    reader.page.emulate_media(forced_colors="active")
    reader.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    reader.look()

    assert reader.page.evaluate("() => document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    buttons = reader.page.locator("button.act, a.button:visible")
    assert buttons.count() > 3
    assert {tuple(edge) for edge in buttons.evaluate_all(EDGES)} == {(True, "solid", True)}
    assert "できた" in buttons.all_inner_texts()[-3]


def somebody_without_scripts_follows_and_answers(new_context, site, address):
    reader = Walk(new_context(**PHONE, java_script_enabled=False, user_agent=AGENTS["iphone"]).new_page(), site)
    follow = reader.page.get_by_role
    reader.page.goto(address)
    follow("link", name="1つずつ 見る").click()
    for number, text in enumerate(IPHONE):
        assert [each in said(reader) for each in IPHONE] == [each == text for each in IPHONE]
        assert reader.page.locator("img.picture").count() == (number == 0)
        follow("link", name="つぎへ" if number + 1 < len(IPHONE) else "おわり").click()
    follow("button", name="できた").click()

    assert "「できた」と 数えました。" in said(reader)
    return reader
