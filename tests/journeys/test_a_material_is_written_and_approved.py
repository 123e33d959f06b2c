"""An instructor who has never seen a CMS writes a page with two phones' actions and a picture, hands it in; the municipality
approves; the number on paper shows each phone its own."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from courses.actions.assign_staff import assign
from courses.models import Municipality, User
from materials.models import MaterialPage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE, NAME, PASSWORD = "懐中電灯を つける", "aoi", "a long password"
ANDROID, IPHONE = "画面の上から 下へ なでる", "懐中電灯の絵を 長く押す"


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
    for name, text in (("android", ANDROID), ("iphone", IPHONE)):
        click(walk, family(walk, name).locator("[data-streamfield-list-add]"))
        family(walk, name).locator("[data-contentpath=text] input").fill(text)


def choose_picture(walk):
    action = family(walk, "android")
    click(walk, action.locator("[data-contentpath=picture] [data-chooser-action-choose]"))
    click(walk, walk.page.locator(".modal [role=tab]").filter(has_text="アップロード"))
    file = {"name": "light.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    walk.page.locator(".modal input[type=file]").set_input_files(file)
    expect(walk.page.locator(".modal #tab-upload input[name$=title]")).to_have_value("light")  # named after the file
    click(walk, walk.page.locator(".modal #tab-upload button[type=submit]"))
    action.locator("[data-contentpath=picture] .chooser__image[src*=light]").wait_for()
    action.locator("[data-contentpath=alt] input, [data-contentpath=alt] textarea").first.fill("上から 下へ なでる 指")


def photograph():
    taken = io.BytesIO()
    Image.new("RGB", (400, 700), "#dd6b00").save(taken, "JPEG")
    return taken.getvalue()


def choose_at_the_foot(walk, words):
    click(walk, walk.page.locator("footer .w-dropdown__toggle"))
    with walk.page.expect_navigation():
        click(walk, named(walk, "button", words))


def test_a_material_is_written_and_approved(writer, phone):
    click(writer, named(writer, "link", "新しい教材を つくる"))
    write_words(writer)
    choose_picture(writer)
    writer.picture("editor-new-material", 1280)
    choose_at_the_foot(writer, "砥部町の確認に提出する")
    page = MaterialPage.objects.get(title=TITLE)
    assert (page.live, page.get_parent().title) == (False, "砥部町の教材")
    written = writer.clicks

    writer.sign_in("tobe")
    writer.clicks = 0
    writer.page.goto(writer.site.url + "/admin/")
    writer.picture("editor-waiting-for-me", 1280)
    click(writer, named(writer, "link", TITLE))
    choose_at_the_foot(writer, "承認して 公開する")

    for family_name, words, other in (("android", ANDROID, IPHONE), ("iphone", IPHONE, ANDROID)):
        phone.go(f"/m/{page.digits}?phone={family_name}")
        seen = phone.page.locator("main").inner_text().replace("\u200b", "")
        assert (words in seen, other in seen) == (True, False)
    assert (written, writer.clicks, phone.faults) == (10, 3, [])
