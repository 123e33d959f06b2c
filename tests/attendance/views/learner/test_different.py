import re

import pytest

from attendance.views.learner import tries
from courses.models import Session
from materials.models import ScreenReport
from tests import factories


def says(client, path="/m/101"):
    """What the first button under an action sends."""
    return re.search(r'name="different" value="([^"]+)"', client.get(path).content.decode())[1]


def press(client, said=None, **words):
    return client.post("/m/101", {"different": said or says(client), **words})


def places():
    return list(ScreenReport.objects.order_by("pk").values_list("place_name", flat=True))


@pytest.fixture
def reader(cast, client):
    return client


def test_a_reader_says_it_with_one_press(cast, reader):
    response = press(reader)

    assert (response.status_code, response["Location"]) == (303, "/m/101?told=1#told")
    assert "「画面が ちがう」と つたえました。" in reader.get("/m/101?told=1").content.decode()
    assert places() == [""]


def test_pressed_twice_it_is_said_once(cast, reader):
    said = says(reader)
    press(reader, said)

    assert press(reader, said).status_code == 303
    assert places() == [""]


def test_it_leads_back_to_the_same_action(cast, reader):
    assert press(reader, step="1")["Location"] == "/m/101?step=1&told=1#told"
    assert press(reader, step="1&x")["Location"] == "/m/101?told=1#told"
    assert 'href="/m/101?step=1#now"' in reader.get("/m/101?step=1&told=1").content.decode()


def test_with_a_card_it_says_the_venue_and_nobody(cast, scan):
    press(scan(cast.kiyo))

    assert places() == ["砥部町 中央公民館"]
    held = {str(value) for row in ScreenReport.objects.values() for value in row.values()}
    assert not held & {cast.kiyo.learner.name, str(cast.kiyo.pk), str(cast.kiyo.learner_id)}


def test_an_instructor_says_it_from_where_the_class_meets(cast, sign_in):
    Session.objects.filter(cohort=cast.cohort).update(starts_at=factories.moment(factories.TODAY, 9))

    press(sign_in(cast.instructor))

    assert places() == ["砥部町 中央公民館"]


def test_staff_without_a_meeting_yet_says_it_from_nowhere(cast, sign_in):
    press(sign_in(cast.editor))

    assert places() == [""]


def test_a_picture_that_is_gone_is_said_to_be(cast, reader):
    response = press(reader, "android.gone")

    assert response.status_code == 400
    assert "もう 新しい絵に かわっています" in response.content.decode()
    assert places() == []


def test_too_many_from_one_address_are_thanked_and_not_kept(cast, reader, monkeypatch):
    monkeypatch.setattr(tries, "SAYS_PER_DAY", 0)

    assert press(reader).status_code == 303
    assert places() == []


def test_the_tree_and_the_choice_of_a_phone_have_no_button(cast, reader):
    for path in (cast.material.url, "/m/101?phone=choose"):
        assert 'name="different"' not in reader.get(path).content.decode()
