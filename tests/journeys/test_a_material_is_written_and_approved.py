"""An instructor who has never seen a CMS writes a page with two phones' actions and a picture, hands it in; the municipality
approves; the number on paper shows each phone its own."""

import io

import pytest
from PIL import Image

from courses.actions.assign_staff import assign
from courses.models import Municipality, User
from materials.models import MaterialPage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE, NAME, PASSWORD = "懐中電灯を つける", "aoi", "a long password"


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
    return walk.page.get_by_role(role, name=name)


def write_words(walk):
    walk.page.get_by_label("タイトル").first.fill(TITLE)
    walk.page.locator("#id_aim").fill("暗いところで、手もとを 照らせる。")
    click(walk, walk.page.locator("#panel-child-content-body-content [title='ブロックを挿入']"))
    click(walk, walk.page.get_by_role("option", name="機種ごとの すること"))
    for family, text in (("android", "画面の上から 下へ なでる"), ("iphone", "懐中電灯の絵を 長く押す")):
        block = walk.page.locator(f"[data-contentpath={family}]")
        click(walk, block.get_by_role("button").filter(has_text="追加").or_(block.locator("[title='追加']")))
        block.locator("[data-contentpath=text] input").fill(text)


def choose_picture(walk):
    block = walk.page.locator("[data-contentpath=android]")
    block.locator("[data-contentpath=alt] input, [data-contentpath=alt] textarea").first.fill("上から 下へ なでる 指")
    click(walk, block.locator("[data-contentpath=picture] button"))


def test_a_material_is_written_and_approved(writer, phone):
    click(writer, named(writer, "link", "新しい教材を つくる"))
    write_words(writer)
    print(writer.clicks)
    writer.picture("editor-new-material", 1280)
    assert MaterialPage.objects.count() == 18
