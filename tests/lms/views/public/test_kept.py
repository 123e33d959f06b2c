"""Every kind of edit is seen by the next request."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from lms.views.public import number as view
from materials import generation
from materials.actions.retire_number import retire_number
from materials.models import MaterialIndexPage, Number
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _strip(monkeypatch):
    monkeypatch.setattr(view, "strip_for", lambda *given: "")


@pytest.fixture
def material(client, today):
    page = factories.material("103", "文字")
    client.get("/m/103")
    return page


@pytest.fixture
def edit(django_capture_on_commit_callbacks):
    """What is committed for good, as outside a test."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def shown(client):
    response = client.get("/m/103")
    return response.status_code, response.content.decode()


def test_draft_is_not_shown(client, material, edit):
    before = generation.current()

    with edit():
        material.title = "下書き"
        material.save_revision()

    assert generation.current() == before
    assert "下書き" not in shown(client)[1]


def test_publish_is_shown(client, material, edit):
    with edit():
        material.title = "改訂"
        material.save_revision().publish()

    assert "改訂" in shown(client)[1]


def test_unpublish_then_publish_again(client, material, edit):
    with edit():
        material.unpublish()
    away = shown(client)[0]
    with edit():
        material.save_revision().publish()

    assert (away, shown(client)[0]) == (404, 200)


def test_rename_of_the_address_moves_the_canonical_link(client, material, edit):
    with edit():
        material.slug = "moji"
        material.save_revision().publish()

    assert "/materials/moji/" in shown(client)[1]


def test_rename_of_the_parent_moves_the_canonical_link(client, material, edit):
    with edit():
        parent = material.get_parent().specific
        parent.slug = "tana"
        parent.save_revision().publish()

    assert "/tana/m103/" in shown(client)[1]


def test_move_moves_the_canonical_link(client, material, edit):
    other = factories.home().add_child(instance=MaterialIndexPage(title="別の棚", slug="other"))

    with edit():
        material.move(other, pos="last-child")

    assert "/other/m103/" in shown(client)[1]


def test_delete_leaves_the_register(client, material, edit):
    with edit():
        material.delete()

    assert shown(client)[0] == 410


def test_expiry_on_schedule_is_shown(client, material, edit, today):
    material.expire_at = timezone.now() + timezone.timedelta(hours=1)
    with edit():
        material.save_revision().publish()
    today.shift(7200)

    with edit():
        call_command("publish_scheduled", stdout=io.StringIO())

    assert shown(client)[0] == 404


def test_retired_number_is_shown(client, material, edit):
    with edit():
        retire_number(number=Number.objects.get(digits="103"), sentence="おわりました。")

    assert shown(client)[0] == 410
    assert "おわりました。" in shown(client)[1]


@pytest.mark.parametrize("kind", ["login", "password"])
def test_restriction_leads_to_the_tree_and_can_be_lifted(client, material, edit, kind):
    with edit():
        lock = PageViewRestriction.objects.create(page=material.get_parent(), restriction_type=kind, password="x")
    locked = client.get("/m/103")
    with edit():
        lock.delete()

    assert (locked.status_code, locked.headers["Location"]) == (302, "/materials/m103/")
    assert shown(client)[0] == 200


@pytest.mark.parametrize("change", ["municipality", "checkpoint", "image", "rendition"])
def test_rows_beside_pages_make_kept_pages_old(material, edit, change):
    image = get_image_model().objects.create(title="写真", file=get_test_image_file())
    rendition = image.get_rendition("width-10")
    before = generation.current()
    changes = {
        "municipality": factories.municipality,
        "checkpoint": factories.curriculum,
        "image": image.save,
        "rendition": rendition.delete,
    }

    with edit():
        changes[change]()

    assert generation.current() != before


def test_writing_a_rendition_does_not_make_its_page_old(material, edit):
    image = get_image_model().objects.create(title="写真", file=get_test_image_file())
    before = generation.current()

    with edit():
        image.get_rendition("width-10")

    assert generation.current() == before


def test_change_that_is_rolled_back_bumps_nothing(material, edit):
    before = generation.current()

    with edit(), pytest.raises(ZeroDivisionError), transaction.atomic():
        material.save_revision().publish()
        raise ZeroDivisionError

    assert generation.current() == before


def test_generation_is_read_before_the_page_is_written(client, material, monkeypatch):
    from lms.views.public import kept

    real = kept.answer_for
    monkeypatch.setattr(kept, "answer_for", lambda *a, **k: (generation.bump(), real(*a, **k))[1])
    asked = kept.Asked("103", "iphone")

    kept.page_for(asked)

    assert kept._REGISTERED.find(asked, generation.current()) is None
