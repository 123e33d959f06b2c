import uuid
from urllib.parse import urlsplit

import pytest

from attendance.actions.issue_card import issue_card
from attendance.reports.card_address import card_address


@pytest.fixture
def card_path():
    """/K/<token> of somebody's live card, as its QR code says it."""

    def path(enrolment):
        return urlsplit(card_address(issue_card(learner=enrolment.learner))).path

    return path


@pytest.fixture
def scan(client, card_path):
    """The client's phone has scanned this person's card."""

    def scanned(enrolment):
        client.get(card_path(enrolment))
        return client

    return scanned


@pytest.fixture
def press():
    """Presses an answer under a material with a form's id of its own."""

    def pressed(client, value, digits="101", form=None):
        return client.post(f"/m/{digits}", {"act": value, "form": str(form or uuid.uuid4())})

    return pressed
