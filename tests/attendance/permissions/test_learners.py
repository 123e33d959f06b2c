import pytest
from django.contrib.auth.models import AnonymousUser

from attendance.permissions import learners
from tests import factories, meetings

SEEN = {
    "clerk": ["青野 キヨ"], "neighbour_clerk": ["隣町 花子"], "instructor": ["青野 キヨ"],
    "officer": [], "editor": [], "nobody": [],
}  # fmt: skip
MANAGED = {**SEEN, "instructor": []}


def names(found):
    return [person.name for person in found]


@pytest.mark.parametrize("who", SEEN)
def test_visible_to_and_manageable_by(cast, who):
    user = getattr(cast, who)

    assert names(learners.visible_to(user)) == SEEN[who]
    assert names(learners.manageable_by(user)) == MANAGED[who]


@pytest.mark.parametrize("who", SEEN)
def test_can_is_the_same_rule(cast, who):
    user, everybody = getattr(cast, who), (cast.kiyo.learner, cast.neighbour.learner)

    assert [p.name for p in everybody if learners.can_see_learner(user, p)] == SEEN[who]
    assert [p.name for p in everybody if learners.can_change_learner(user, p)] == MANAGED[who]


@pytest.mark.parametrize("who", SEEN)
def test_enrolments_visible_to(cast, who):
    found = learners.enrolments_visible_to(getattr(cast, who))

    assert [row.learner.name for row in found] == SEEN[who]


def test_visible_to_anonymous_is_nobody(cast):
    assert names(learners.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize("field", ["erased_at", "merged_into"])
def test_who_was_erased_or_merged_is_nobody(cast, field):
    person = cast.kiyo.learner
    setattr(person, field, factories.NOW if field == "erased_at" else factories.learner(cast.masaki))
    person.save()

    assert names(learners.visible_to(cast.clerk)) == []
    assert names(learners.manageable_by(cast.clerk)) == []


def test_a_clerk_who_teaches_elsewhere_sees_but_does_not_manage(cast):
    factories.StaffAssignment.objects.create(
        user=cast.clerk, role="instructor", starts=factories.date(2020, 4, 1), until=factories.date(2099, 3, 31)
    )
    factories.teaching(cast.clerk, cast.neighbour_cohort)

    assert sorted(names(learners.visible_to(cast.clerk))) == ["隣町 花子", "青野 キヨ"]
    assert names(learners.manageable_by(cast.clerk)) == ["青野 キヨ"]


def test_a_visitor_is_seen_by_those_whose_session_it_was(cast):
    other = factories.cohort(cast.tobe, name="金曜クラス")
    visitor = factories.enrolment(other, name="客野 梅", kana="キャクノ ウメ")
    meetings.come(visitor, meetings.meeting(cast.cohort, 1))

    found = learners.enrolments_visible_to(cast.instructor)

    assert sorted(row.learner.name for row in found) == ["客野 梅", "青野 キヨ"]


def test_enrolments_known_to_the_reception_are_nobodys(cast):
    user = factories.staff("reception", cast.tobe)
    factories.teaching(user, cast.cohort, "assistant")

    assert list(learners.enrolments_visible_to(user)) == [cast.kiyo]
    assert list(learners.enrolments_known_to(user)) == []


@pytest.mark.parametrize("who", SEEN)
def test_enrolments_known_to_everybody_else_are_those_that_are_seen(cast, who):
    user = getattr(cast, who)

    assert list(learners.enrolments_known_to(user)) == list(learners.enrolments_visible_to(user))
