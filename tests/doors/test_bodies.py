"""Files and error pages, taken apart: what is the neighbour's is in none of them, and what is one's own is (R02)."""

import uuid
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from attendance.models import Attendance, Learner
from attendance.views.office import cohort as cohort_view
from courses.models import Session
from tests import paper
from tests.doors.addresses import own_addresses, sign_in_addresses
from tests.doors.reading import body_of, said, squeezed
from tests.doors.test_neighbours import leaks, presses
from tests.doors.town import OF_OTHERS, STAFF
from tests.doors.watching import without_a_trace

PERSON = {"Learner.name", "Learner.kana", "Learner.telephone", "Learner.telephone_second", "Enrolment.care_note"}
CLASS = {"Cohort.name", "Cohort.slug"}
ROSTER = PERSON | CLASS | {"RosterLayout.columns"}
FOLLOW_UP = (PERSON - {"Enrolment.care_note"}) | {"Cohort.name"}
ALL = {"telephones": "on", "notes": "on"}


@dataclass(frozen=True)
class File:
    """What a press on an own class gives to take along; `holds` are the columns that must be in the neighbour's."""

    name: str
    holds: set[str]
    sent: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        return "-".join([self.name, *self.sent.values()])

    def path(self, place):
        wanted = {"slug": place.slug, "upload_id": place.upload_id, "report_id": place.report_id, "code": place.code}
        route = next(each for each in own_addresses() if each.name == f"office:{self.name}")
        return reverse(route.name, kwargs={key: wanted[key] for key in route.parameters})

    def asked_by(self, browser, place):
        with without_a_trace():
            return browser.post(self.path(place), self.sent)


FILES = [
    File("export_roster", ROSTER, {"shape": "xlsx", **ALL}),
    File("export_roster", ROSTER, {"shape": "utf-8-sig", **ALL}),
    File("export_roster", ROSTER, {"shape": "cp932", "replace": "on", **ALL}),
    File("cards", {"Learner.name"} | CLASS),
    File("certificates", {"Certificate.name_as_printed", "Certificate.serial", "Cohort.slug"}),
    File("roster_rest", {"in the roster", "Cohort.name"}),
    File("figures_export", {"Cohort.name"}, {"shape": "xlsx"}),
    File("figures_export", {"Cohort.name"}, {"shape": "csv"}),
    *[
        File(name, holds, {"shape": shape, **ALL})
        for shape in ("xlsx", "csv")
        for name, holds in (
            ("people_export", PERSON | CLASS),
            ("class_follow_up_export", FOLLOW_UP),
            ("follow_up_export", FOLLOW_UP),
            ("year_export", (PERSON | CLASS) - {"Enrolment.care_note"}),
            ("report_export", set()),
        )
    ],
]
WITHOUT_AN_OBJECT = ("figures_export", "follow_up_export", "year_export")
"""Of one's own classes, whoever asks."""
OF_THE_PREFECTURE = (
    "prefecture_export",
    "municipality_export",
    "registers_export",
    "materials_export",
    "report_export",
)
pytestmark = pytest.mark.usefixtures("private_files")


def columns_in(answer, town):
    text = said(answer)
    return {key.partition(": ")[0] for key, word in town.canaries.items() if squeezed(word) in text}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_of_the_neighbours_holds_the_neighbours_people(file, town, browser_of):
    """Or the next test could not fail."""
    answer = file.asked_by(browser_of("neighbour_clerk"), town.neighbour)

    assert answer.has_header("Content-Disposition")
    assert file.holds - columns_in(answer, town) == set()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_of_mine_holds_nobody_of_the_neighbours(file, town, browser_of):
    answer = file.asked_by(browser_of("clerk"), town.own)

    assert answer.has_header("Content-Disposition") or file.name == "certificates"  # nobody has completed it yet
    assert leaks(file.path(town.own), answer, town) == []


def test_a_roster_of_mine_holds_my_own_people(town, browser_of):
    person = Learner.objects.get(pk=town.own.learner_id)

    texts = [said(file.asked_by(browser_of("clerk"), town.own)) for file in FILES[:3]]

    assert [squeezed(person.name) in text for text in texts] == [True] * 3


def test_codes_on_my_cards_open_cards_of_my_own(town, browser_of):
    (cards,) = [file for file in FILES if file.name == "cards"]

    mine = {code.rpartition("/")[2] for page in codes_of(cards, browser_of("clerk"), town.own) for code in page}
    theirs = {
        code.rpartition("/")[2]
        for page in codes_of(cards, browser_of("neighbour_clerk"), town.neighbour)
        for code in page
    }

    tokens = {word for key, word in town.canaries.items() if key.startswith("token: ")}
    assert (town.own.token in mine, tokens <= theirs, tokens & mine) == (True, True, set())


def codes_of(file, browser, place):
    return paper.codes(body_of(file.asked_by(browser, place)))


@pytest.mark.parametrize("role", [role for role in OF_OTHERS if role in STAFF or role == "card"])
def test_nobody_else_takes_a_file_of_the_neighbours(role, town, browser_of):
    browser = browser_of(role)

    for file in FILES:
        answer = file.asked_by(browser, town.neighbour)

        is_own = file.name in WITHOUT_AN_OBJECT or (role, file.name) == ("prefecture", "report_export")
        assert not answer.has_header("Content-Disposition") or is_own, file
        assert leaks(file.path(town.neighbour), answer, town) == [], file


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
@pytest.mark.parametrize("name", OF_THE_PREFECTURE)
def test_a_file_of_the_prefecture_holds_nobody(name, shape, town, browser_of):
    Session.objects.filter(cohort__slug=town.neighbour.slug).update(state="planned")
    Attendance.objects.filter(session__cohort__slug=town.neighbour.slug).delete()
    file = File(name, set(), {"shape": shape, **ALL})

    answer = file.asked_by(browser_of("prefecture"), town.neighbour)

    assert answer.has_header("Content-Disposition")
    assert leaks(file.path(town.neighbour), answer, town) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", OF_OTHERS)
def test_no_press_on_ones_own_shows_the_neighbours_people(role, town, browser_of):
    """Every address, with what its own forms send and with nothing; what a press changes is taken back."""
    browser, found = browser_of(role), []

    for address in own_addresses() + sign_in_addresses():
        for sent in ({}, presses(town.own), presses(town.neighbour)):
            with without_a_trace():
                answer = browser.post(address.path(town.own), sent)
            found += leaks(f"{address.path(town.own)} {sent}", answer, town)
        if role in STAFF:
            browser = browser_of(role)  # one of them signs out

    assert found == []


def error_pages(town, browser):
    """One answer of each kind that goes wrong, with the neighbour's class or person in the question."""
    there, own = town.neighbour, town.own
    yield 400, browser.get("/office/", headers={"host": "elsewhere.example"})
    yield 400, browser.post(f"/classroom/sessions/{own.session_id}/mark/", {"press": f"{there.slug}:present"})
    yield 403, browser.get(f"/office/municipalities/{there.code}/")
    yield 404, browser.get(f"/office/cohorts/{there.slug}/")
    yield 404, browser.get(f"/classroom/people/{there.enrolment_id}/")
    yield 405, browser.put(f"/office/cohorts/{there.slug}/certificates/")
    yield 409, browser.post(f"/classroom/sessions/{own.session_id}/close/")
    yield 404, browser.get("/verify/2026-384011-XXXXXXXX")


def test_no_error_page_shows_the_neighbours_people(town, browser_of):
    answers = list(error_pages(town, browser_of("clerk")))
    known = f"{presses(town.neighbour)} {town.neighbour}"

    assert [answer.status_code for _, answer in answers] == [status for status, _ in answers]
    assert [leak for _, answer in answers for leak in leaks(known, answer, town)] == []


def test_a_page_that_breaks_shows_nobody(town, browser_of, monkeypatch):
    words = " ".join(town.canaries.values())

    def broken(user):
        raise RuntimeError(words)

    monkeypatch.setattr(cohort_view, "manageable_by", broken)
    browser = browser_of("clerk", raise_request_exception=False)

    answer = browser.get(f"/office/cohorts/{town.own.slug}/")

    assert answer.status_code == 500
    assert leaks("", answer, town) == []


def test_a_stranger_who_tries_cards_is_stopped_without_a_name(town, settings):
    browser = Client()

    answers = [browser.get(f"/k/{uuid.uuid4().hex[:26].upper()}") for _ in range(15)]

    assert answers[-1].status_code == 429
    assert [leak for answer in answers for leak in leaks("", answer, town)] == []
