"""An editor of one municipality finds nothing of the neighbour's drafts, files and names by any door of the editor."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from courses.actions.write_groups import write_groups
from courses.models import VenuePage
from tests import factories

SECRET = "SECRETB"


@pytest.fixture
def editor(cast, sign_in):
    write_groups()
    return sign_in(cast.editor)


@pytest.fixture
def neighbour(cast, editor):
    """A draft, a file and a picture of the neighbour, and its editor's name."""
    owner = factories.staff("editor", cast.masaki, name=f"{SECRET} 編集者")
    draft = cast.masaki.page.add_child(
        instance=VenuePage(title=f"{SECRET} 会場", slug="secretb", live=False, owner=owner)
    )
    draft.save_revision(user=owner)
    collection = Collection.objects.get(name="松前町")
    get_image_model().objects.create(title=f"{SECRET} 写真", file=get_test_image_file(), collection=collection)
    get_document_model().objects.create(
        title=f"{SECRET} 文書", file=ContentFile(b"%PDF-", name="secretb.pdf"), collection=collection
    )
    return draft


def addresses(cast, draft):
    town = cast.masaki.page
    return [
        "/admin/",
        f"/admin/choose-page/{town.pk}/",
        f"/admin/choose-page/{factories.home().pk}/",
        "/admin/choose-page/search/?q=会場",
        "/admin/pages/search/?q=会場",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        "/admin/api/main/pages/?search=会場",
        f"/admin/api/main/pages/{draft.pk}/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/site-history/",
        "/admin/reports/locked/",
        "/admin/reports/aging-pages/",
        "/admin/pages/usage/courses/venuepage/",
        f"/admin/bulk/wagtailcore/page/delete/?id={draft.pk}",
        f"/admin/pages/{town.pk}/",
        f"/admin/pages/{draft.pk}/edit/",
        f"/admin/pages/{draft.pk}/view_draft/",
        f"/admin/pages/{draft.pk}/history/",
        f"/admin/pages/{draft.pk}/copy/",
        f"/admin/pages/{draft.pk}/move/",
        f"/admin/pages/{draft.pk}/delete/",
        f"/admin/pages/{draft.pk}/usage/",
        "/admin/images/",
        "/admin/images/chooser/",
        "/admin/documents/",
        "/admin/documents/chooser/",
        "/admin/users/",
        "/admin/groups/",
        "/admin/collections/",
        "/admin/snippets/",
        draft.url_path,
    ]


def test_nothing_of_the_neighbour_is_shown(editor, cast, neighbour):
    shown = [
        address
        for address in addresses(cast, neighbour)
        if SECRET in editor.get(address).content.decode(errors="replace")
    ]

    assert shown == []


@pytest.mark.parametrize(
    "door", ["reports/site-history", "pages/usage/courses/venuepage", "users", "groups", "collections"]
)
def test_side_doors_are_the_prefecture_s(editor, cast, client, door):
    assert editor.get(f"/admin/{door}/").status_code == 403


def test_prefecture_may_look_at_reports(editor, cast, client):
    client.force_login(cast.officer)

    assert client.get("/admin/reports/site-history/").status_code == 200


def test_editor_chooses_own_drafts_and_the_shared_library(editor, cast):
    own = cast.tobe.page.add_child(instance=VenuePage(title="自分の下書き", slug="own", live=False))

    mine = editor.get(f"/admin/choose-page/{cast.tobe.page.pk}/").json()["html"]
    shared = editor.get(f"/admin/choose-page/{cast.material.get_parent().pk}/").json()["html"]

    assert own.title in mine
    assert cast.material.title in shared


def test_editor_whose_assignment_ended_is_nobody(cast, sign_in):
    write_groups()

    response = sign_in(cast.nobody).get("/admin/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


def test_course_screen_says_what_is_missing(editor, cast):
    course = cast.cohort.course
    course.get_children().last().delete()

    html = editor.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()

    assert "S3 ステップ3: ステップの ページが ありません。" in html


def test_course_screen_says_that_it_is_whole(editor, cast):
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[cast.cohort.course.pk])).content.decode()

    assert "この講座は そろっています。" in html
