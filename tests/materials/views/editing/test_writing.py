"""A self-study page in Wagtail's own form: what is wrong is said at its place, and nothing that was written is lost."""

import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.actions.write_groups import write_groups

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

    assert "255 文字以下" in page
    assert page.count(KEPT) >= 2
    assert cast.material.title != "長" * 10_000


def test_ten_thousand_letters_in_an_action_are_said(save):
    page = words_of(save(action(text="長" * 10_000), trouble(7)))

    assert "80字までです。いまは 10000字 あります。" in page
    assert "こまった7" in page


def test_pasted_markup_is_shown_as_it_was_written(save, cast, client):
    pasted = '<p style="mso">写し</p><script>alert(1)</script>'

    save(action(text=pasted, note=pasted), ("warning", {"kind": "", "text": pasted, "spoken": pasted}))

    page = client.get("/m/101").content.decode()
    assert cast.material.title == "直した題"
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") == 4
