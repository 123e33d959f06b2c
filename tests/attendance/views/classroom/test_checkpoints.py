import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_checkpoints_by_person_has_every_checkpoint_of_the_step(cast, session, teacher, look):
    text = look("checkpoints/")

    assert "青野 キヨ さん" in text
    for checkpoint in session.curriculum_step.checkpoints.all():
        assert f'value="{cast.kiyo.pk}:{checkpoint.pk}:3"' in text


def test_checkpoints_by_checkpoint_has_everybody(cast, session, teacher, look):
    tadashi = factories.enrolment(cast.cohort, name="伊藤 正")
    checkpoint = session.curriculum_step.checkpoints.last()

    text = look(f"checkpoints/?by=checkpoint&show={checkpoint.pk}")

    assert [f'value="{who.pk}:{checkpoint.pk}:0"' in text for who in (cast.kiyo, tadashi)] == [True, True]


def test_checkpoints_show_what_was_pressed(cast, session, teacher, post, client):
    checkpoint = session.curriculum_step.checkpoints.first()

    response = post("assess/closing", press=f"{cast.kiyo.pk}:{checkpoint.pk}:2", by="person")

    text = client.get(response.url).content.decode()
    assert ("「ひとりでできた」にしました" in text, text.count('aria-pressed="true"')) == (True, 1)


def test_checkpoints_without_people_say_what_to_do(cast, session, teacher, look):
    factories.teaching(cast.instructor, empty := factories.cohort(cast.tobe))

    assert "まだ だれも いません" in look("checkpoints/", empty.sessions.first())


@pytest.mark.parametrize("people", [1, 3])
def test_checkpoints_take_the_same_number_of_queries(cast, session, teacher, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")

    with django_assert_num_queries(7):
        teacher.get(f"/classroom/sessions/{session.pk}/checkpoints/?by=checkpoint")
