from datetime import timedelta

import pytest

from courses.models import StepPage
from courses.reports.taught import revision_taught

pytestmark = pytest.mark.django_db


@pytest.fixture
def taught(cast, today):
    """A step, its session, and a way to publish it `days` after the session."""
    session = cast.cohort.sessions.first()
    step = StepPage.objects.child_of(cast.cohort.course).get(curriculum_step=session.curriculum_step)

    def publish(days, goal):
        today.move_to(session.starts_at + timedelta(days=days))
        draft = StepPage.objects.get(pk=step.pk)
        draft.goal = goal
        revision = draft.save_revision()
        revision.publish()
        return revision

    return session, publish


def test_it_is_what_was_live_on_the_day_though_published_again_since(taught):
    session, publish = taught
    publish(-30, "古い")
    right = publish(-1, "その日の")
    publish(7, "新しい")

    assert revision_taught(session) == right


def test_without_a_later_one_it_is_what_is_live(taught):
    session, publish = taught
    publish(-30, "古い")
    right = publish(-1, "その日の")

    assert revision_taught(session) == right


def test_published_only_since_it_is_what_was_planned(taught):
    session, publish = taught
    session.step_revision = StepPage.objects.child_of(session.cohort.course).first().save_revision()
    publish(7, "新しい")

    assert revision_taught(session) == session.step_revision


def test_a_step_that_is_gone_leaves_what_was_planned(taught):
    session, publish = taught
    session.step_revision = publish(-1, "その日の")
    session.curriculum_step_id = 987_654

    assert revision_taught(session) == session.step_revision
