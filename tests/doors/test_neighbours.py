"""Nothing of the neighbour municipality's people, for anybody who has no business there (R02, safety.md T8)."""

import uuid

import pytest
from django.urls import reverse
from wagtail.models import Page

from attendance.models import Enrolment
from courses.permissions.roles import standing_of_user
from materials.models import Checkpoint
from tests.doors.addresses import NOWHERE, everything, own_addresses, sign_in_addresses, with_objects
from tests.doors.reading import said, shown, squeezed
from tests.doors.town import OF_OTHERS, PEOPLE
from tests.doors.watching import changed, checksums, written

SEARCHES = ("089-777", "777", "カヤモリ", "栢森", "かやもり", "楢", "鵯")
OF_THE_PREFECTURE = ("User.name: ", "User.username: ", "Cohort.name: ")
HANDS_OVER_A_KEY = {"learner:exchange"}
"""Whoever has scanned a card holds its token; what that opens is said by the tests of the exchange."""


def leaks(path, answer, town):
    """Which canaries are in the answer. What was asked for is no news: a sign-in keeps the address to return to. The
    prefecture manages all accounts and sees which classes there are: who works there, and what a class is called, is its
    business."""
    text = said(answer)
    known = OF_THE_PREFECTURE if is_prefecture(answer) else ()
    canaries = {key: squeezed(word) for key, word in town.canaries.items() if not key.startswith(known)}
    return [f"{path}: {key}" for key, word in canaries.items() if word in text and word not in squeezed(path)]


def is_prefecture(answer):
    return standing_of_user(getattr(answer.wsgi_request, "user", None)).is_prefecture


def strange_to(role):
    """Addresses with an object that is none of this role's business when it is the neighbour's. The prefecture manages all
    accounts, every municipality reports to it, and the courses are copies of its own."""
    own = {"user_id", "assignment_id", "report_id", "course_id", "code"} if role == "prefecture" else set()
    return [address for address in with_objects() if not own & set(address.parameters)]


def paths(town):
    for address in own_addresses() + sign_in_addresses():
        if address.name not in HANDS_OVER_A_KEY:
            yield from address.paths(town.own)
            yield from address.paths(town.neighbour) if address.names_an_object else ()
    yield from (f"{reverse('office:learners')}?q={words}" for words in SEARCHES)
    yield from (page.url for page in Page.objects.live().filter(slug__in=("tsuzuki", "masaki", "kaijo"))[:6])


@pytest.mark.parametrize("role", OF_OTHERS)
def test_no_answer_shows_the_neighbours_people(role, town, browser_of):
    browser = browser_of(role)

    assert [leak for path in paths(town) for leak in leaks(path, browser.get(path), town)] == []


@pytest.mark.parametrize("role", OF_OTHERS)
def test_what_is_the_neighbours_is_answered_like_what_does_not_exist(role, town, browser_of):
    browser = browser_of(role)

    for address in strange_to(role):
        there, nowhere = (browser.get(address.path(place)) for place in (town.neighbour, NOWHERE))
        assert shown(there) == shown(nowhere), address.name
        assert there.status_code in (302, 403, 404, 405), address.name


@pytest.mark.parametrize("role", OF_OTHERS)
def test_nothing_is_done_to_what_is_the_neighbours(role, town, browser_of):
    browser, before = browser_of(role), checksums()

    for address in strange_to(role):
        there, nowhere = (browser.post(address.path(place), presses(place)) for place in (town.neighbour, NOWHERE))
        assert shown(there) == shown(nowhere), address.name
        assert leaks(f"{address.path(town.neighbour)} {presses(town.neighbour)}", there, town) == []
    assert changed(before) == []


def presses(place):
    """What the forms of all screens might send about somebody."""
    return {
        "form_id": str(uuid.UUID(int=7)),
        "press": f"{place.enrolment_id}:present",
        "enrolment": str(place.enrolment_id),
        "state": "withdrawn",
        "only_stop": "1",
        "name": "だれか",
        "telephone": "089-000-0000",
        "everybody": "1",
    }


@pytest.mark.parametrize("name", ["mark", "handout", "make_up", "walk_in", "everybody"])
def test_a_neighbours_person_is_not_in_an_own_session(name, town, browser_of):
    """The address is one's own, the person named in the form is not."""
    browser, path = browser_of("instructor"), reverse(f"classroom:{name}", args=[town.own.session_id])
    before = Enrolment.objects.get(pk=town.neighbour.enrolment_id).acts.count()
    sent = {"form_id": str(uuid.UUID(int=7)), "press": f"{town.neighbour.enrolment_id}:present"}

    answer = browser.post(path, sent)

    assert answer.status_code in (200, 400, 302, 404)
    assert leaks(f"{path} {sent}", answer, town) == []
    assert Enrolment.objects.get(pk=town.neighbour.enrolment_id).acts.count() == before


def test_a_neighbours_person_is_not_assessed_in_an_own_session(town, browser_of):
    path = reverse("classroom:assess", args=[town.own.session_id, "closing"])
    checkpoint = Checkpoint.objects.filter(step__position=2)[0]
    press = {"form_id": str(uuid.UUID(int=7)), "press": f"{town.neighbour.enrolment_id}:{checkpoint.pk}:2"}
    browser = browser_of("instructor")

    with written() as statements:
        answer = browser.post(path, press)

    assert answer.status_code == 404
    assert statements == []


def test_telling_a_neighbours_name_and_telephone_finds_nobody(town, browser_of):
    name, kana, telephone, *_ = PEOPLE[0]
    path = reverse("classroom:make_up", args=[town.own.session_id])

    answer = browser_of("instructor").post(path, {"name": name, "digits": telephone[-4:]})

    assert answer.status_code == 200
    assert leaks(f"{path} {name.split()} {telephone[-4:]}", answer, town) == []
    assert squeezed(kana) not in said(answer)


@pytest.mark.parametrize("name", ["office:cards", "office:booklet"])
def test_what_is_printed_for_the_own_class_has_no_neighbour(name, town, browser_of):
    browser, path = browser_of("clerk"), reverse(name, args=[town.own.slug])

    answer = browser.get(path) if name == "office:booklet" else browser.post(path)

    assert answer["Content-Type"] == "application/pdf"
    assert leaks(path, answer, town) == []


def test_the_neighbours_papers_are_read_by_this_test(town, browser_of):
    answer = browser_of("neighbour_clerk").post(reverse("office:certificates", args=[town.neighbour.slug]))

    assert [leak for leak in leaks("", answer, town) if "Certificate.serial" in leak] != []
    assert squeezed(PEOPLE[0][0]) in said(answer)


@pytest.mark.parametrize("role", ["prefecture", "clerk", "editor"])
def test_the_editor_shows_nobody(role, town, browser_of):
    """Every screen of the editor that needs no parameter, and who refers to the municipality."""
    browser = browser_of(role)
    plain = [each for each in everything() if each.route.startswith("admin/") and not each.parameters]
    asked = [f"/{each.route}" for each in plain if "^" not in each.route and each.name != "wagtailadmin_error_test"]
    asked += [f"/admin/snippets/courses/municipality/{verb}/384011/" for verb in ("usage", "edit", "history")]

    assert len(asked) > 60
    assert [leak for path in asked for leak in leaks(path, browser.get(path), town)] == []
