import pytest

from attendance.models import Enrolment
from courses.models import Cohort
from tests import factories


def test_cohorts_lists_the_own_classes_with_counts_and_days(cast, look):
    waiting = factories.enrolment(cast.cohort, name="伊藤 文")
    Enrolment.objects.filter(pk=waiting.pk).update(state="waiting")

    text = look("cohorts/")

    assert ("1クラス" in text, "/office/cohorts/tobe-1/" in text, "masaki-1" in text) == (True, True, False)
    assert "1人<br>" in text
    assert "空き待ち 1人" in text
    assert '第2回 <time datetime="2026-11-10">11月10日(火)</time>' in text


def test_cohorts_says_when_a_meeting_is_over_and_not_closed(cast, look):
    cast.cohort.sessions.filter(curriculum_step__position=1).update(
        starts_at=factories.NOW - factories.timedelta(days=2), ends_at=factories.NOW - factories.timedelta(days=1)
    )

    assert "しめていない" in look("cohorts/")


def test_cohorts_empty_says_what_to_do(cast, look):
    newcomer = factories.staff("municipality", factories.municipality("382019", "松山市", "マツヤマシ"))

    assert "クラスがまだありません。「クラスを開く」で" in look("cohorts/", who=newcomer)


def test_cohorts_cancelled_ones_come_last(cast, look):
    factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2")
    Cohort.objects.filter(slug="tobe-1").update(cancelled_at=factories.NOW)

    text = look("cohorts/")

    assert text.index("/office/cohorts/tobe-2/") < text.index("/office/cohorts/tobe-1/")


def test_cohorts_come_in_pages(cast, look):
    for _ in range(50):
        Cohort.objects.create(
            slug=f"c-{_}",
            name=f"{_}組",
            fiscal_year=2026,
            **{name: getattr(cast.cohort, name) for name in ("municipality", "curriculum", "course", "venue")},
        )

    assert '<a class="button" href="?page=2">次の50クラス</a>' in look("cohorts/")
    assert '<a class="button" href="?page=1">前の50クラス</a>' in look("cohorts/?page=2")


@pytest.mark.parametrize("rows", [1, 3])
def test_cohorts_asks_the_same_for_more_rows(cast, sign_in, django_assert_num_queries, rows):
    for _ in range(rows - 1):
        factories.enrolment(factories.cohort(cast.tobe, name="もう1つ"))
    client = sign_in(cast.clerk)

    with django_assert_num_queries(6):
        client.get("/office/cohorts/")


@pytest.mark.parametrize("who", ["officer", "instructor", "editor"])
def test_cohorts_is_refused_to_others(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get("/office/cohorts/").status_code == 403
