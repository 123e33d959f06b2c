import uuid

import pytest
import time_machine

from tests import factories

START = factories.moment(factories.TODAY)


@pytest.fixture
def session(cast):
    """The first session, which starts now."""
    with time_machine.travel(START, tick=False):
        yield cast.cohort.sessions.first()


@pytest.fixture
def teacher(cast, session, sign_in):
    return sign_in(cast.instructor)


@pytest.fixture
def post(client, session):
    """Presses a button of the session's screens: post("mark", press="...")."""

    def pressed(screen, session=session, /, **fields):
        fields.setdefault("form_id", str(uuid.uuid4()))
        return client.post(f"/classroom/sessions/{session.pk}/{screen}/", fields)

    return pressed


@pytest.fixture
def look(client, session):
    """The text of a screen of the session, which must be there."""

    def looked(name="", session=session):
        response = client.get(f"/classroom/sessions/{session.pk}/{name}")
        assert response.status_code == 200
        return response.content.decode()

    return looked
