from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.models import Act, StudyState
from tests import factories

FORM = "0b0a4a5e-3f0f-4a8e-9a56-0d7d4f1a2b3c"


def sheet(cast, **changed):
    said = {"form_id": FORM, "way": "paper", "happened_on": "2026-10-12", "material": cast.material.pk, "value": "did"}
    return said | changed


@pytest.fixture
def address(cast):
    return reverse("office:study", args=[cast.kiyo.pk])


def test_study_a_paper_sheet_is_the_learners_own_word_of_that_day(cast, sign_in, address):
    answer = sign_in(cast.clerk).post(address, sheet(cast), follow=True)

    act = Act.objects.get()
    assert (act.authority, act.actor, act.submitted_by, act.way) == (1, 0, cast.clerk.pk, "paper")
    assert (act.value, str(act.happened_on), act.material_id) == ("did", "2026-10-12", cast.material.pk)
    assert "「できた」を記録しました" in answer.content.decode()
    assert 'value="2026-10-12"' in answer.content.decode()


def test_study_without_a_topic_is_a_stamp(cast, sign_in, address):
    sign_in(cast.clerk).post(address, sheet(cast, material="0", way="telephone"))

    assert [(row.material_id, row.way) for row in StudyState.objects.all()] == [(None, "telephone")]


def test_study_the_same_form_twice_is_one_act(cast, sign_in, address):
    client = sign_in(cast.clerk)
    for _ in range(2):
        client.post(address, sheet(cast))

    assert Act.objects.count() == 1


def test_study_a_form_shown_again_may_carry_another_answer(cast, sign_in, address):
    client = sign_in(cast.clerk)
    client.post(address, sheet(cast))

    client.post(address, sheet(cast, happened_on="2026-10-13", value="ask"))

    said = StudyState.objects.order_by("happened_on").values_list("value", flat=True)
    assert list(said) == ["did", "ask"]


def test_study_tomorrow_is_refused_in_words_and_nothing_is_lost(cast, sign_in, address):
    tomorrow = str(factories.TODAY + timedelta(days=1))

    answer = sign_in(cast.clerk).post(address, sheet(cast, happened_on=tomorrow)).content.decode()

    assert "きょうより先の日になっています" in answer
    assert f'value="{tomorrow}"' in answer
    assert not Act.objects.exists()


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_study_is_for_the_own_municipality(cast, sign_in, address, who, status):
    answer = sign_in(getattr(cast, who)).post(address, sheet(cast))

    assert (answer.status_code, Act.objects.count()) == (status, 0)


def test_study_screen_shows_what_was_said(cast, sign_in, address):
    client = sign_in(cast.clerk)
    client.post(address, sheet(cast))

    shown = client.get(address).content.decode()

    assert "毎朝、天気を見る" in shown
    assert "10月12日(月)" in shown
