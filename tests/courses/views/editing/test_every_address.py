"""Every address of Wagtail's editor, found in the resolver, with the neighbour's draft, file, revision or task behind its
parameters: by reading and by sending, an editor learns nothing of it and changes nothing (safety.md S1, R02)."""

from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    Page,
    Task,
    TaskState,
    Workflow,
    WorkflowState,
)

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import VenuePage
from tests import factories
from tests.doors.addresses import everything
from tests.doors.reading import body_of
from tests.doors.watching import changed, checksums

SECRET = "SECRETB"
OWN_TRACES = {
    "wagtailadmin_editingsession", "wagtailusers_userprofile", "django_content_type", "wagtailsearch_query",
}  # fmt: skip
"""Who has a page open, and what the reader keeps for himself."""
ACTIONS = ("delete", "publish", "unpublish", "move", "add_tags", "add_to_collection")
API_ACTIONS = ("publish", "unpublish", "copy", "move", "delete", "revert_to_page_revision", "copy_for_translation")


@pytest.fixture(params=["editor", "clerk"])
def editing(cast, sign_in, request):
    """Both edit, each below the own municipality's page."""
    write_groups()
    write_memberships(user=getattr(cast, request.param))
    return sign_in(getattr(cast, request.param))


@pytest.fixture
def theirs(cast, editing):
    """All that the neighbour's editor has made, with a word in it that must not be seen."""
    owner = factories.staff("editor", cast.masaki, name=f"{SECRET} 編集者", username="secretb")
    page = VenuePage(title=f"{SECRET} 会場", slug="secretb", room=f"{SECRET} 室", live=False, owner=owner)
    draft = factories.grown(cast.masaki.page, page)
    first, second = draft.save_revision(user=owner), draft.save_revision(user=owner, log_action=True)
    collection = Collection.objects.get(name="松前町")
    image = get_image_model().objects.create(
        title=f"{SECRET} 写真", file=get_test_image_file(), collection=collection, uploaded_by_user=owner
    )
    document = get_document_model().objects.create(
        title=f"{SECRET} 文書", file=ContentFile(b"%PDF-", name="secretb.pdf"), collection=collection
    )
    session = EditingSession.objects.create(
        user=owner,
        content_type=ContentType.objects.get_for_model(VenuePage),
        object_id=draft.pk,
        last_seen_at=timezone.now(),
    )
    workflow = draft.get_workflow()
    Workflow.objects.filter(pk=workflow.pk).update(name=f"{SECRET} の確認")
    Task.objects.filter(workflow_tasks__workflow=workflow).update(name=f"{SECRET} の確認")
    state = workflow.start(draft, owner)
    return SimpleNamespace(
        owner=owner,
        draft=draft,
        first=first,
        second=second,
        image=image,
        document=document,
        session=session,
        state=state,
    )


def fillings(cast, theirs):
    """What stands behind each parameter; a key with a name in front is of that part of the editor."""
    draft, town = theirs.draft.pk, cast.masaki.page.pk
    task = theirs.state.current_task_state
    return {
        "page_id": draft, "page_pk": draft, "page_to_move_id": draft, "object_id": draft, "parent_page_id": town,
        "destination_id": cast.tobe.page.pk, "revision_id": theirs.first.pk, "image_id": theirs.image.pk,
        "document_id": theirs.document.pk, "doc_id": theirs.document.pk, "session_id": theirs.session.pk,
        "collection_id": theirs.document.collection_id, "task_state_id": task.pk, "task_id": task.task_id,
        "workflow_state_id": theirs.state.pk, "workflow_pk": theirs.state.workflow_id, "uploaded_file_id": 1,
        "content_type_app_name": "courses", "content_type_model_name": "venuepage", "app_label": "courses",
        "model_name": "venuepage", "app_name": "courses", "filter_spec": "width-100", "restriction_id": 1,
        "page_view_restriction_id": 1, "uidb64": "x", "token": "x", "action": "delete", "action_name": "approve",
        "filename": "x.png", "signature": "x", "revision_id_a": theirs.first.pk, "revision_id_b": theirs.second.pk,
        "pages:pk": draft, "documents:pk": theirs.document.pk, "images:pk": theirs.image.pk,
        "chooser:pk": theirs.image.pk, "users:pk": theirs.owner.pk, "municipality:pk": "384011",
        "collections:pk": theirs.document.collection_id, "workflows:pk": theirs.state.workflow_id,
        "course_id": cast.neighbour_cohort.course_id, "master_id": cast.neighbour_cohort.course_id,
    }  # fmt: skip


def paths(cast, theirs, **instead):
    known = fillings(cast, theirs) | instead
    for each in everything():
        if not each.route.startswith(("admin/", "documents/")) or each.name == "wagtailadmin_error_test":
            continue
        for words in variants(each, known):
            try:
                yield reverse(each.name, kwargs=words) if words else reverse(each.name)
            except NoReverseMatch:
                yield f"/{each.route}"


def variants(address, known):
    """One filling, or one for each action that an address knows."""
    part = next((key.split(":")[0] for key in known if ":" in key and key.split(":")[0] in address.name), "")
    words = {name: known.get(f"{part}:{name}", known.get(name, 1)) for name in address.parameters}
    if "action_name" in words and "api" in address.name:
        return [{**words, "action_name": action} for action in API_ACTIONS]
    if "action" in words:
        kinds = (("wagtailcore", "page"), ("wagtailimages", "image"), ("wagtaildocs", "document"))
        return [{"app_label": app, "model_name": model, "action": act} for app, model in kinds for act in ACTIONS]
    return [words]


def asked_more(cast, theirs):
    """Questions that an address takes beside its parameters."""
    draft, town, image = theirs.draft.pk, cast.masaki.page.pk, theirs.image.pk
    yield from (f"/admin/bulk/wagtailcore/page/{action}/?id={draft}&id={town}" for action in ACTIONS)
    yield from (f"/admin/bulk/wagtailimages/image/{action}/?id={image}" for action in ACTIONS)
    yield from (f"/admin/bulk/wagtaildocs/document/{action}/?id={theirs.document.pk}" for action in ACTIONS)
    yield from (f"/admin/{kind}/?q=会場" for kind in ("pages/search", "choose-page/search", "choose-page"))
    yield from (f"/admin/{kind}/?q=secretb" for kind in ("images", "documents", "images/chooser", "documents/chooser"))
    yield from (f"/admin/{kind}/chooser/chosen-multiple/?id={image}" for kind in ("images", "documents"))
    yield f"/admin/pages/{draft}/revisions/compare/{theirs.first.pk}...{theirs.second.pk}/"
    yield f"/admin/pages/{draft}/revisions/compare/live...latest/"
    yield f"/admin/pages/{draft}/copy/?next=/admin/pages/{town}/"
    yield f"/admin/images/?collection_id={theirs.image.collection_id}"
    yield f"/admin/api/main/pages/?child_of={town}&fields=*&for_explorer=1"
    yield f"/admin/api/main/pages/?descendant_of={factories.home().pk}&fields=*"
    yield "/admin/choose-page/?page_type=courses.venuepage&match_subclass=1"
    yield f"/admin/choose-page/parent_page_ids/?id={town}"


def sent(cast, theirs):
    """What the forms behind these addresses might be sent, all at once."""
    own = cast.tobe.page.pk
    return {
        "title": "奪った会場", "slug": "taken", "room": "x", "action-publish": "1", "new_title": "写し", "new_slug": "copy",
        "new_parent_page": own, "copy_subpages": "on", "publish_copies": "on", "destination_page_id": own, "next": "/admin/",
        "position": "0", "chooser": own, "collection": Collection.objects.get(name="砥部町").pk, "tags": "x", "id": theirs.draft.pk,
        "parent_page": own, "page": theirs.draft.pk, "name": "x", "comment": "x", "url": "/x", "restriction_type": "none",
        "revision": theirs.first.pk, "revision_id": theirs.first.pk,
    }  # fmt: skip


def shows(answer):
    return SECRET in body_of(answer).decode(errors="replace") or SECRET in str(answer.headers)


def test_every_address_is_asked(cast, theirs):
    found = {*paths(cast, theirs)}

    assert len(found) > 230
    assert f"/admin/pages/{theirs.draft.pk}/edit/" in found
    assert f"/admin/editing-sessions/ping/courses/venuepage/{theirs.draft.pk}/{theirs.session.pk}/" in found


def test_reading_shows_nothing_of_the_neighbour(editing, cast, theirs):
    asked = [*paths(cast, theirs), *asked_more(cast, theirs)]

    assert [path for path in asked if shows(editing.get(path))] == []


def test_reading_as_the_neighbour_shows_it(cast, theirs, client):
    """Or the test above would prove nothing."""
    write_memberships(user=theirs.owner)
    client.force_login(theirs.owner)

    seen = [path for path in paths(cast, theirs) if shows(client.get(path))]

    assert len(seen) > 25


def test_sending_changes_nothing_of_the_neighbour(editing, cast, theirs):
    asked, words = [*paths(cast, theirs), *asked_more(cast, theirs)], sent(cast, theirs)
    asked = [path for path in asked if f"/{cast.tobe.page.pk}/" not in path or "/move/" in path]
    before, editing.raise_request_exception = checksums(), False

    told = [path for path in asked if shows(editing.post(path, words))]

    assert told == []
    assert set(changed(before)) - OWN_TRACES == set()


def test_own_pages_are_moved_and_own_pictures_are_set(editing, cast, theirs):
    """What was closed is closed for the neighbour's alone."""
    own, collection = cast.tobe.page.pk, Collection.objects.get(name="砥部町")
    draft = factories.grown(cast.tobe.page, VenuePage(title="自分の会場", slug="own", live=False))
    image = get_image_model().objects.create(title="自分の写真", file=get_test_image_file(), collection=collection)

    asked = (f"/admin/pages/{draft.pk}/move/{own}/confirm/", f"/admin/images/chooser/{image.pk}/select_format/")

    assert [editing.get(path).status_code for path in asked] == [200, 200]


@pytest.mark.parametrize("path", ["pages/{}/move/{own}/confirm/", "images/chooser/{}/select_format/"])
def test_what_is_the_neighbours_is_answered_like_what_is_not_there(editing, cast, theirs, path):
    there, nowhere = (
        editing.get(f"/admin/{path.format(pk, own=cast.tobe.page.pk)}")
        for pk in (theirs.draft.pk if "pages" in path else theirs.image.pk, 987_654_321)
    )

    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


@pytest.fixture
def own_draft(cast, editing):
    draft = factories.grown(cast.tobe.page, VenuePage(title="自分の会場", slug="own", live=False))
    draft.save_revision()
    return draft


def through(cast, theirs, own):
    """Every address with an own page in it, and whatever else it names the neighbour's."""
    town = cast.masaki.page.pk
    mine = dict.fromkeys(("page_id", "page_pk", "page_to_move_id", "object_id", "pages:pk"), own.pk)
    yield from paths(cast, theirs, **mine, destination_id=town)
    first, second = theirs.first.pk, theirs.second.pk
    yield f"/admin/pages/{own.pk}/revisions/compare/{first}...{second}/"
    yield f"/admin/pages/{own.pk}/revisions/compare/live...{second}/"
    yield f"/admin/choose-page/?page_type=courses.venuepage&target_pages={theirs.draft.pk}"


def as_it_is(cast, theirs):
    """What stands of the neighbour's: the page and its history, its approval, what lies below the municipality."""
    town = Page.objects.get(pk=cast.masaki.page.pk)
    draft = Page.objects.get(pk=theirs.draft.pk)
    return (
        [*town.get_descendants(inclusive=True).order_by("path").values()],
        [*draft.revisions.order_by("pk").values("pk", "content", "approved_go_live_at")],
        [*WorkflowState.objects.filter(object_id=str(draft.pk)).values()],
        [*TaskState.objects.filter(workflow_state=theirs.state).values()],
    )


def test_reading_through_an_own_page_shows_nothing_of_the_neighbour(editing, cast, theirs, own_draft):
    assert [path for path in through(cast, theirs, own_draft) if shows(editing.get(path))] == []


def test_sending_through_an_own_page_changes_nothing_of_the_neighbour(editing, cast, theirs, own_draft):
    """Copied and moved to the neighbour's, its revisions restored, its approval decided."""
    town, before = cast.masaki.page.pk, as_it_is(cast, theirs)
    words = sent(cast, theirs) | dict.fromkeys(
        ("new_parent_page", "destination_page_id", "parent_page", "chooser"), town
    )
    editing.raise_request_exception = False

    told = [path for path in through(cast, theirs, own_draft) if shows(editing.post(path, words))]

    assert told == []
    assert as_it_is(cast, theirs) == before
