"""A self-study page in Wagtail's own form: what is wrong is said at its place, and nothing that was written is lost."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.actions.write_groups import write_groups
from materials.models import MaterialPage

KEPT = "この行は のこります"


def words_of(response):
    """The form's script data writes Japanese in escapes."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), unescape(response.content.decode()))


@pytest.fixture
def save(cast, sign_in):
    write_groups()
    client = sign_in(cast.officer)

    def saved(*blocks, **fields):
        form = {
            "title": "直した題",
            "slug": "m101",
            "aim": KEPT,
            "minutes": "10",
            "body": streamfield(blocks),
            **fields,
        }
        address = reverse("wagtailadmin_pages:edit", args=[cast.material.pk])
        response = client.post(address, nested_form_data({**form, "action-publish": "1"}))
        cast.material.refresh_from_db()
        return response

    return saved


def action(**words):
    return "action", {"text": "", "note": "", "picture": "", "drawing": "", "alt": "", "spoken": "", **words}


def passage(words):
    line = {"key": "a", "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return "passage", {"heading": KEPT, "text": json.dumps({"blocks": [line], "entityMap": {}})}


def trouble(number):
    return "trouble", {"when": f"こまった{number}", "then": "押します。"}


def test_picture_without_words_is_said_at_its_line(save, cast):
    page = words_of(save(action(text=KEPT, drawing="press-yes")))

    assert "絵の説明を 入れてください。" in page
    assert page.count(KEPT) >= 2
    assert cast.material.title != "直した題"


def test_fourth_trouble_is_said_and_all_four_are_kept(save, cast):
    page = words_of(save(*[trouble(number) for number in range(4)]))

    assert "3つまでです。いまは 4つ あります。" in page
    assert [number for number in range(4) if f"こまった{number}" not in page] == []
    assert cast.material.title != "直した題"


def test_ten_thousand_letters_in_a_title_are_said_and_the_rest_is_kept(save, cast):
    page = words_of(save(action(text=KEPT), title="長" * 10_000))

    assert "255字までです。いまは 10000字 あります。短くしてください。" in page
    assert page.count(KEPT) >= 2
    assert cast.material.title != "長" * 10_000


def test_ten_thousand_letters_in_an_action_are_said(save):
    page = words_of(save(action(text="長" * 10_000), trouble(7)))

    assert "80字までです。いまは 10000字 あります。" in page
    assert "こまった7" in page


def test_ten_thousand_letters_to_read_are_counted_without_their_markup(save, cast):
    page = words_of(save(passage("長" * 10_000), action(text=KEPT)))

    assert "600字までです。いまは 10000字 あります。" in page
    assert page.count(KEPT) >= 2
    assert page.count("長") >= 10_000
    assert cast.material.title != "直した題"


def test_nothing_to_read_is_said(save, cast):
    assert "ここに 言葉を 入れてください。" in words_of(save(passage("")))
    assert cast.material.title != "直した題"


def test_scripts_in_what_is_read_are_words(save, cast, client):
    save(passage("</p><script>alert(1)</script>"))

    page = client.get("/m/101").content.decode()
    assert cast.material.title == "直した題"
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_second_practice_of_the_same_title_takes_the_next_free_address(cast, sign_in):
    write_groups()
    client = sign_in(cast.officer)
    shelf = Page.objects.get(pk=cast.material.get_parent().pk)
    address = reverse("wagtailadmin_pages:add", args=["materials", "materialpage", shelf.pk])
    form = {"title": cast.material.title, "slug": "m101", "aim": KEPT, "minutes": "10", "body": streamfield([])}

    for _ in range(2):
        client.post(address, nested_form_data({**form, "action-publish": "1"}))

    assert [page.slug for page in MaterialPage.objects.child_of(shelf).order_by("path")] == ["m101", "m101-2", "m101-3"]


def test_a_page_keeps_its_own_address(save, cast):
    save(action(text=KEPT))

    assert (cast.material.title, cast.material.slug) == ("直した題", "m101")


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"checked_on": "2026-10-21"}, "まだ 来ていない日です。たしかめた日を 入れてください。"),
        ({"minutes": "0"}, "1から 180までの 数字に してください。"),
        ({"minutes": "99999999999"}, "1から 180までの 数字に してください。"),
        ({"minutes": "十分"}, "整数を入力してください。"),
    ],
)
def test_a_day_or_a_number_that_can_not_be_is_said_and_the_rest_is_kept(save, cast, fields, said):
    page = words_of(save(action(text=KEPT), **fields))

    assert said in page
    assert page.count(KEPT) >= 2
    assert cast.material.title != "直した題"


@pytest.mark.parametrize("minutes", ["１５", "15"])
def test_minutes_are_read_in_any_width(save, cast, minutes):
    save(action(text=KEPT), minutes=minutes)

    assert cast.material.minutes == 15


def test_pasted_markup_is_shown_as_it_was_written(save, cast, client):
    pasted = '<p style="mso">写し</p><script>alert(1)</script>'

    save(action(text=pasted, note=pasted), ("warning", {"kind": "", "text": pasted, "spoken": pasted}))

    page = client.get("/m/101").content.decode()
    assert cast.material.title == "直した題"
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") == 4
