import pytest

from attendance.actions.tally import refresh_tallies
from attendance.models import Tally
from tests import factories

PATH = "cohorts/tobe-1/teachings/"


@pytest.fixture
def helper(cast):
    return factories.staff("assistant", cast.tobe, name="砥部町 補助")


def words(user):
    return {"user": user.pk, "part": "assistant", "starts": "2026-10-20", "until": "2027-03-31"}


def test_teachings_show_who_teaches_and_who_could(cast, helper, look):
    text = look(PATH)

    assert ["講師 講師 一郎" in text, "砥部町 補助(" in text, "松前町" in text] == [True, True, False]


def test_teachings_are_led_to_from_the_class(cast, look):
    assert f'href="/office/{PATH}"' in look("cohorts/tobe-1/")


def test_teaching_is_given_and_the_class_is_seen(cast, helper, send, sign_in):
    text = send(PATH, **words(helper)).content.decode()

    assert "砥部町 補助さんを このクラスの 補助に しました" in text
    session = cast.cohort.sessions.first()
    assert sign_in(helper).get(f"/classroom/sessions/{session.pk}/register/").status_code == 200


def test_teaching_twice_is_one(cast, helper, send):
    for _ in range(2):
        send(PATH, **words(helper))

    assert helper.teachings.count() == 1


def test_teaching_changes_the_figures_of_the_class(cast, helper, send):
    refresh_tallies()

    send(PATH, **words(helper))

    assert Tally.objects.get(cohort=cast.cohort).is_stale


@pytest.mark.parametrize("who", ["editor", "neighbour_clerk"])
def test_teaching_by_somebody_who_does_not_teach_is_refused(cast, send, who):
    send(PATH, **words(getattr(cast, who)))

    assert getattr(cast, who).teachings.count() == 0


def test_stopping_is_felt_at_the_next_request(cast, send, sign_in):
    session, teaching = cast.cohort.sessions.first(), cast.instructor.teachings.get()

    text = send(f"{PATH}{teaching.pk}/").content.decode()

    assert "受け持ちから 外しました" in text
    assert sign_in(cast.instructor).get(f"/classroom/sessions/{session.pk}/register/").status_code == 404


def test_stopping_a_teaching_of_another_class_is_not_possible(cast, send):
    other = factories.teaching(cast.instructor, cast.neighbour_cohort)

    assert send(f"{PATH}{other.pk}/").status_code == 404
    assert other.until == factories.Teaching.objects.get(pk=other.pk).until


def test_stopping_by_get_is_refused(cast, sign_in):
    teaching = cast.instructor.teachings.get()

    assert sign_in(cast.clerk).get(f"/office/{PATH}{teaching.pk}/").status_code == 405


@pytest.mark.parametrize(
    "who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_teachings_are_refused_to_others(cast, helper, send, who, status):
    assert send(PATH, by=getattr(cast, who), **words(helper)).status_code == status
    assert helper.teachings.count() == 0
