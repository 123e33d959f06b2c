from uuid import uuid4

import pytest

from attendance.actions.assess import OtherStep, UnknownLevel, assess
from attendance.models import Act, SkillLevel
from tests import factories

pytestmark = pytest.mark.django_db


def look(cast, position=1, occasion="closing", level=2, step=1, **how):
    """At the session of `position`, at the first checkpoint of `step`."""
    session = cast.cohort.sessions.get(curriculum_step__position=position)
    checkpoint = cast.cohort.curriculum.steps.get(position=step).checkpoints.first()
    how.setdefault("at", factories.NOW)
    return assess(
        enrolment=cast.kiyo, checkpoint=checkpoint, occasion=occasion, level=level, session=session, by=7, **how
    )


@pytest.mark.parametrize("position, occasion, step", [(1, "closing", 1), (2, "opening", 1), (3, "opening", 1)])
def test_assess_stands_for_its_occasion(cast, position, occasion, step):
    look(cast, position, occasion, "3", step)

    row = SkillLevel.objects.get()
    assert (row.value, row.occasion, row.authority, row.actor) == ("3", occasion, 2, 7)
    assert row.happened_on == cast.cohort.sessions.get(curriculum_step__position=position).day


@pytest.mark.parametrize("level", [4, -1, "present"])
def test_assess_an_unknown_level_is_refused(cast, level):
    with pytest.raises(UnknownLevel):
        look(cast, level=level)

    assert Act.objects.count() == 0


@pytest.mark.parametrize("position, occasion, step", [(1, "closing", 2), (1, "opening", 1), (2, "opening", 2)])
def test_assess_what_the_session_does_not_look_at_is_refused(cast, position, occasion, step):
    with pytest.raises(OtherStep):
        look(cast, position, occasion, 2, step)

    assert Act.objects.count() == 0


def test_assess_without_a_session_is_not_a_closing(cast):
    checkpoint = cast.cohort.curriculum.steps.first().checkpoints.first()
    about = {"enrolment": cast.kiyo, "checkpoint": checkpoint, "session": None, "by": 7, "at": factories.NOW}

    with pytest.raises(OtherStep):
        assess(occasion="closing", level=2, **about)
    assess(occasion="echo", level=2, **about)

    assert [row.occasion for row in SkillLevel.objects.all()] == ["echo"]


def test_assess_twice_with_the_same_id_is_one_act(cast):
    act_id = uuid4()

    look(cast, act_id=act_id)
    look(cast, act_id=act_id)

    assert Act.objects.count() == 1


def test_assess_none_takes_back(cast):
    seen = look(cast).act

    look(cast, level="none", base=seen.pk, reason="mistake", at=factories.moment(factories.TODAY))

    assert (SkillLevel.objects.get().value, Act.objects.count()) == ("none", 2)
