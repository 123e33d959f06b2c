"""The prefecture's page of materials."""

import re
from datetime import timedelta

import pytest
import time_machine

from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.tap import tap
from tests import factories
from tests.factories import NOW
from tests.meetings import hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(look, cast):
    return lambda path="": re.sub(r"\s*\n\s*", "", look(f"materials/{path}", who=cast.officer))


def cells(text, title):
    row = re.search(rf'<th scope="row">{title}</th>(.*?)</tr>', text)[1]
    return re.sub(r"<[^>]*>", "", row.replace("</td>", "|")).removesuffix("|").split("|")


def test_materials_are_shown_with_their_number_and_what_was_typed(cast, see):
    count_typed_number(material_id=cast.material.pk, at=NOW)

    text = see()

    assert '<a class="dial" href="/m/101">101</a>' in text
    assert cells(text, "毎朝、天気を見る") == ["—", "0", "0", "0", "1"]
    assert cells(text, "計") == ["—", "0", "0", "0", "1"]


def test_a_few_records_are_hidden_in_words_too(cast, see):
    hold(cast.cohort, 1, [(cast.kiyo, "present")])
    tap(enrolment=cast.kiyo, material=cast.material, value="ask", form_id=cast.kiyo.pk, at=NOW)

    with time_machine.travel(NOW + timedelta(hours=6), tick=False):
        text = see()

    assert cells(text, "毎朝、天気を見る")[0] == cells(text, "計")[0] == "*伏せた数"
    assert "「*」は、記録が1から4件しかない教材です。" in text
    assert [word for word in ("青野", "アオノ", str(cast.kiyo.pk)) if word in text] == []


def test_a_year_without_a_record_says_so(cast, see):
    assert "令和8年度の記録は、まだありません。" in see()


def test_without_a_material_the_page_says_so(db, sign_in):
    text = sign_in(factories.staff("prefecture")).get("/office/materials/").content.decode()

    assert "番号のついた教材が、まだありません。" in text


def test_another_year_is_chosen(cast, see):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(fiscal_year=2025)
    count_typed_number(material_id=cast.material.pk, at=factories.moment(factories.date(2026, 3, 31)))

    assert [cells(see(path), "計")[-1] for path in ("", "?year=2025")] == ["0", "1"]


def test_every_column_opens_its_definition(cast, see):
    text = see()

    for name in ("asked_by_material", "taps_by_material", "typed_by_material"):
        assert (f'href="#define-{name}"' in text, text.count(f'id="define-{name}"')) == (True, 1)


def test_the_prefectures_page_leads_here(cast, look):
    assert '<a class="row-link" href="/office/materials/?year=2026">' in look(who=cast.officer)


@pytest.mark.parametrize("who", ["clerk", "instructor", "editor"])
def test_materials_are_shown_to_the_prefecture_alone(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get("/office/materials/").status_code == 403


def test_nothing_is_sent_to_the_page_of_materials(cast, sign_in):
    assert sign_in(cast.officer).post("/office/materials/").status_code == 405
