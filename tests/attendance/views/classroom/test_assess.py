import uuid

import pytest

from attendance.models import Act, SkillLevel

pytestmark = pytest.mark.django_db


@pytest.fixture
def checkpoint(session):
    return session.curriculum_step.checkpoints.first()


@pytest.mark.parametrize("by", ["person", "checkpoint"])
def test_assess_at_the_closing_comes_back_to_the_same_place(cast, session, teacher, post, checkpoint, by):
    response = post("assess/closing", press=f"{cast.kiyo.pk}:{checkpoint.pk}:2", by=by)

    row = SkillLevel.objects.get()
    shown = cast.kiyo.pk if by == "person" else checkpoint.pk
    assert (row.value, row.occasion, row.actor) == ("2", "closing", cast.instructor.pk)
    assert response.url == (
        f"/classroom/sessions/{session.pk}/checkpoints/?by={by}&show={shown}&did={row.act_id}"
        f"#k-{cast.kiyo.pk}-{checkpoint.pk}"
    )


def test_assess_at_the_opening_is_about_the_step_before(cast, session, teacher, post, checkpoint):
    second = cast.cohort.sessions.get(curriculum_step__position=2)

    response = post("assess/opening", second, press=f"{cast.kiyo.pk}:{checkpoint.pk}:1")

    row = SkillLevel.objects.get()
    assert (row.value, row.occasion, row.happened_on) == ("1", "opening", second.day)
    assert response.url.startswith(f"/classroom/sessions/{second.pk}/recheck/?now={cast.kiyo.pk}")


def test_assess_of_another_step_is_refused(cast, session, teacher, post, checkpoint):
    response = post("assess/opening", press=f"{cast.kiyo.pk}:{checkpoint.pk}:1")

    assert (response.status_code, Act.objects.count()) == (409, 0)


@pytest.mark.parametrize("occasion", ["echo", "self", "x"])
def test_assess_at_another_occasion_is_not_there(cast, session, teacher, post, checkpoint, occasion):
    assert post(f"assess/{occasion}", press=f"{cast.kiyo.pk}:{checkpoint.pk}:1").status_code == 404


def test_assess_pressed_twice_is_one_act(cast, session, teacher, post, checkpoint):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("assess/closing", press=f"{cast.kiyo.pk}:{checkpoint.pk}:2", form_id=form_id)

    assert Act.objects.count() == 1


def test_assess_of_a_checkpoint_that_is_not_there(cast, session, teacher, post):
    assert post("assess/closing", press=f"{cast.kiyo.pk}:999999:2").status_code == 404
