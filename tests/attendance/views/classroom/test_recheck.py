import pytest

from attendance.actions.assess import assess
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast, session):
    return cast.cohort.sessions.get(curriculum_step__position=2)


def look_at(cast, session, occasion, level, at):
    checkpoint = cast.cohort.curriculum.steps.first().checkpoints.first()
    about = {"enrolment": cast.kiyo, "checkpoint": checkpoint, "occasion": occasion, "session": session}
    return assess(level=level, by=1, at=at.starts_at, **about).act


def test_recheck_shows_one_person_with_the_level_of_last_time(cast, session, second, teacher, look):
    factories.enrolment(cast.cohort, name="伊藤 正")
    look_at(cast, session, "closing", 1, session)

    text = look("recheck/", second)

    assert ("青野 キヨ さん" in text, "伊藤 正" in text, "前回の終わり" in text, "見た 0/2人" in text) == (
        True,
        False,
        True,
        True,
    )


def test_recheck_says_what_a_low_level_means(cast, session, second, teacher, look):
    look_at(cast, session, "closing", 2, session)
    act = look_at(cast, second, "opening", 1, session)
    now = f"{cast.kiyo.pk}:{act.checkpoint_id}"

    text = look(f"recheck/?now={now}&did={act.pk}", second)

    assert ("前回 2、きょう 1。次の自習に もう一度 出ます。" in text, 'aria-pressed="true"' in text) == (True, True)
    assert f'name="undo" value="{now}:none"' in text


def test_recheck_goes_to_the_next_and_back(cast, session, second, teacher, look):
    tadashi = factories.enrolment(cast.cohort, name="伊藤 正")
    code = cast.cohort.curriculum.steps.first().checkpoints.first().pk

    text = look(f"recheck/?now={tadashi.pk}:{code}", second)

    assert f'href="?now={cast.kiyo.pk}:{code}#now">1つ もどる' in text
    assert f'href="?now={cast.kiyo.pk}:{code + 1}#now">つぎの こと' in text


def test_recheck_of_the_first_session_says_that_there_is_none(session, teacher, look):
    assert "この回には ありません" in look("recheck/")


@pytest.mark.parametrize("people", [1, 3])
def test_recheck_takes_the_same_number_of_queries(cast, second, teacher, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")

    with django_assert_num_queries(9):
        teacher.get(f"/classroom/sessions/{second.pk}/recheck/")
