import uuid

import pytest

from attendance.models import Act, Handout
from tests import factories

pytestmark = pytest.mark.django_db


def test_handout_is_one_press_and_offers_to_take_it_back(cast, session, teacher, post, client):
    response = post("handout", press=f"{cast.kiyo.pk}:yes")

    assert Handout.objects.get().value == "yes"
    text = client.get(response.url).content.decode()
    assert ("「渡した」にしました" in text, f'name="undo" value="{cast.kiyo.pk}:none"' in text) == (True, True)


def test_handout_is_taken_back(cast, session, teacher, post):
    post("handout", press=f"{cast.kiyo.pk}:yes")
    base = str(Act.objects.get().pk)

    post("handout", undo=f"{cast.kiyo.pk}:none", **{f"base-{cast.kiyo.pk}": base})

    assert [act.reason for act in Act.objects.filter(value="none")] == ["mistake"]


def test_handout_to_everybody_is_to_who_came(cast, session, teacher, post):
    factories.enrolment(cast.cohort, name="伊藤 正")
    post("mark", press=f"{cast.kiyo.pk}:present")
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("handout", everybody="1", form_id=form_id)

    assert [(row.enrolment, row.value) for row in Handout.objects.all()] == [(cast.kiyo, "yes")]
    assert Act.objects.filter(kind="handed_out").count() == 1


def test_handout_of_a_mark_is_refused(cast, session, teacher, post):
    assert post("handout", press=f"{cast.kiyo.pk}:present").status_code == 400
