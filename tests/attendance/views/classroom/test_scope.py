"""What holds at every address of the classroom: signed in, in scope, GET changes nothing, no foreign form."""

import uuid

import pytest
from django.apps import apps
from django.test import Client

from attendance.actions.mark import mark
from attendance.models import Act
from attendance.urls import classroom
from tests import factories

pytestmark = pytest.mark.django_db

OF_SESSION = ["", "register/", "everybody/", "recheck/", "checkpoints/", "walk-in/", "make-up/", "paper/", "close/"]
OF_PERSON = ["", "correct/?session={session}", "correct/?checkpoint={checkpoint}&session={session}&occasion=closing"]
POSTED = ["mark", "everybody", "handout", "assess/opening", "assess/closing", "walk-in", "make-up", "paper", "close"]


def addresses(session, enrolment):
    checkpoint = session.curriculum_step.checkpoints.first()
    yield "/classroom/"
    yield from (f"/classroom/sessions/{session.pk}/{name}" for name in OF_SESSION)
    for name in OF_PERSON:
        yield f"/classroom/people/{enrolment.pk}/" + name.format(session=session.pk, checkpoint=checkpoint.pk)


def neighbours(cast):
    session = cast.neighbour_cohort.sessions.first()
    mark(enrolment=cast.neighbour, session=session, value="present", by=cast.neighbour_clerk.pk, at=session.starts_at)
    return session


def row_counts():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_every_address_is_in_these_lists():
    names = {pattern.name for pattern in classroom}

    assert names == {
        "today", "opening", "register", "mark", "everybody", "handout", "recheck", "checkpoints", "assess", "walk_in",
        "make_up", "paper", "close", "person", "correct",
    }  # fmt: skip


def test_nobody_is_let_in_without_signing_in(cast, session, client):
    for address in addresses(session, cast.kiyo):
        response = client.get(address)

        assert (response.status_code, response.url.startswith("/accounts/login/?next=")) == (302, True), address


@pytest.mark.parametrize("who, answer", [("instructor", 404), ("clerk", 404), ("officer", 403), ("editor", 403)])
def test_a_neighbours_session_and_people_are_not_there(cast, session, sign_in, who, answer):
    client = sign_in(getattr(cast, who))
    theirs = neighbours(cast)

    for address in list(addresses(theirs, cast.neighbour))[1:]:
        response = client.get(address)

        assert response.status_code == answer, address
        for name in ("隣町", "花子", "トナリマチ", "松前町", "089-999-9999"):
            assert name not in response.content.decode(), address


@pytest.mark.parametrize("who, answer", [("instructor", 404), ("clerk", 404), ("officer", 403), ("editor", 403)])
def test_nothing_can_be_pressed_in_a_neighbours_session(cast, session, sign_in, post, who, answer):
    sign_in(getattr(cast, who))
    theirs = neighbours(cast)
    before = row_counts()

    for name in POSTED:
        response = post(name, theirs, press=f"{cast.neighbour.pk}:present", name="別 人")

        assert (response.status_code, "花子" in response.content.decode()) == (answer, False), name
    assert row_counts() == before


@pytest.mark.parametrize("name", ["mark", "handout", "assess/closing", "make-up"])
def test_a_neighbour_can_not_be_pressed_into_the_own_session(cast, session, teacher, post, name):
    checkpoint = session.curriculum_step.checkpoints.first()
    value = f"{checkpoint.pk}:2" if name.startswith("assess") else "yes" if name == "handout" else "present"

    response = post(name, press=f"{cast.neighbour.pk}:{value}")

    assert (response.status_code, "花子" in response.content.decode(), Act.objects.count()) == (404, False, 0)


def test_an_instructor_whose_teaching_ended_sees_nothing(cast, session, teacher):
    cast.instructor.teachings.update(until=factories.date(2026, 10, 19))

    assert teacher.get(f"/classroom/sessions/{session.pk}/register/").status_code == 404
    assert teacher.get(f"/classroom/people/{cast.kiyo.pk}/").status_code == 404


def test_looking_changes_no_table(cast, session, teacher):
    mark(enrolment=cast.kiyo, session=session, value="present", by=1, at=session.starts_at)
    before = row_counts()

    for address in addresses(session, cast.kiyo):
        assert teacher.get(address).status_code == 200, address
        assert teacher.head(address).status_code == 200, address

    assert row_counts() == before


@pytest.mark.parametrize("name", ["mark/", "handout/", "assess/closing/"])
def test_what_is_pressed_can_not_be_looked_at(session, teacher, name):
    answer = teacher.get(f"/classroom/sessions/{session.pk}/{name}")

    assert answer.status_code == 405
    assert "なにも 記録していません。" in answer.content.decode()
    assert f'href="/classroom/sessions/{session.pk}/register/"' in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(cast, session):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.instructor)
    before = row_counts()

    for name in POSTED:
        fields = {"form_id": str(uuid.uuid4()), "press": f"{cast.kiyo.pk}:present"}
        assert client.post(f"/classroom/sessions/{session.pk}/{name}/", fields).status_code == 403, name
    assert client.post(f"/classroom/people/{cast.kiyo.pk}/correct/?session={session.pk}").status_code == 403
    assert row_counts() == before


def test_every_screen_is_private_and_strict(cast, session, teacher):
    for address in addresses(session, cast.kiyo):
        response = teacher.get(address)

        assert response["Cache-Control"] == "private, no-store", address
        assert "unsafe-inline" not in response["Content-Security-Policy"], address


@pytest.mark.parametrize("press", ["", "x", "{kiyo}", "{kiyo}:", "{kiyo}:present:present:1", "-" * 36 + ":present"])
@pytest.mark.parametrize("name", ["mark", "handout", "assess/closing"])
def test_a_press_that_can_not_be_read_records_nothing(cast, session, teacher, post, name, press):
    response = post(name, press=press.format(kiyo=cast.kiyo.pk))

    assert (response.status_code, Act.objects.count()) == (400, 0)
    assert "なにも 記録していません" in response.content.decode()


def test_an_erased_person_is_not_there(cast, session, teacher):
    learner = cast.kiyo.learner
    learner.erased_at, learner.name = factories.NOW, ""
    learner.save()

    assert teacher.get(f"/classroom/people/{cast.kiyo.pk}/").status_code == 404
