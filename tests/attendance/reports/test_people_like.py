import pytest

from attendance.reports.people_like import people_like
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name, telephone, same",
    [
        ("青野 キヨ", "", (True, False)),
        ("青野キヨ", "", (True, False)),
        ("青野\u3000キヨ", "089-000-0010", (True, True)),
        ("青野 カズ", "０８９－０００－００１０", (False, True)),
    ],
)
def test_people_like_finds_by_name_or_telephone(cast, name, telephone, same):
    (found,) = people_like(cast.tobe, name, telephone)

    assert (found.learner, found.same_name, found.same_telephone) == (cast.kiyo.learner, *same)


@pytest.mark.parametrize("name, telephone", [("隣町 花子", "089-999-9999"), ("青野 カズ", ""), ("", "")])
def test_people_like_finds_nobody_else(cast, name, telephone):
    assert people_like(cast.tobe, name, telephone) == []


def test_people_like_leaves_out_who_was_erased(cast):
    learner = cast.kiyo.learner
    learner.erased_at = factories.NOW
    learner.save()

    assert people_like(cast.tobe, "青野 キヨ", "") == []
