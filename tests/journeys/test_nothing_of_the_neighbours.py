"""A municipality's clerk finds nothing of the neighbour's people: by list, by search, by address."""

import pytest

from attendance.actions.enrol import NewLearner, add_learner, enrol

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CANARIES = ("隣町 花子", "トナリマチ", "089-999-9999", "補聴器を 使う")


def neighbour_in(cohort):
    person = NewLearner(name="隣町 花子", kana="トナリマチ ハナコ", telephone="089-999-9999")
    learner = add_learner(municipality=cohort.municipality, person=person)
    return enrol(cohort=cohort, learner=learner, care_note="補聴器を 使う")


def addresses_of(cohort, enrolment):
    session = cohort.sessions.first()
    lists = ("/office/", "/office/cohorts/", "/office/learners/", "/classroom/", "/tobe/")
    searches = ("/office/learners/?q=隣町", "/office/learners/?q=089-999")
    office = [f"/office/cohorts/{cohort.slug}/{part}" for part in ("", "roster/", "add/", "booklet.pdf")]
    classroom = [f"/classroom/sessions/{session.pk}/{part}" for part in ("", "register/", "close/")]
    people = (f"/office/learners/{enrolment.learner_id}/", f"/classroom/people/{enrolment.pk}/")
    return [*lists, *searches, *office, *classroom, *people]


def test_nothing_of_the_neighbours(walk, class_of):
    class_of("384020", "tobe-1")
    theirs = class_of("384011", "masaki-1")
    hanako = neighbour_in(theirs)
    walk.sign_in("tobe")

    seen = []
    for address in addresses_of(theirs, hanako):
        walk.go(address)
        seen.append(walk.page.content())

    assert [word for word in CANARIES if any(word in page for page in seen)] == []
    assert walk.faults == []


def test_their_own_clerk_does_find_her(walk, class_of):
    hanako = neighbour_in(class_of("384011", "masaki-1"))
    walk.sign_in("masaki")

    walk.go("/office/learners/?q=隣町")
    walk.press("隣町 花子", role="link")

    assert walk.page.url.endswith(f"/office/learners/{hanako.learner_id}/")
    assert walk.faults == []
