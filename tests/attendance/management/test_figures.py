import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.tap import tap
from attendance.actions.tap_anonymously import tap_anonymously
from courses.models import Cohort
from materials.models import Number
from tests import factories
from tests.architecture import ROOT
from tests.meetings import hold, meeting, on_day

pytestmark = pytest.mark.django_db


def printed(**options):
    out = StringIO()
    call_command("figures", stdout=out, **options)
    return out.getvalue()


def figures(**options):
    """{(id, row): count}"""
    return {(row["figure"], row["row"]): row["count"] for row in json.loads(printed(**options))}


def test_figures_of_all_municipalities_are_those_of_this_year(cast):
    hold(cast.cohort, 1, [(cast.kiyo, "present")])
    hold(cast.neighbour_cohort, 1, [(cast.neighbour, "present")])

    found = figures()

    assert (found["meetings_planned", ""], found["learners", ""], found["attendances", ""]) == (6, 2, 2)


def test_figures_of_one_municipality_are_its_own(cast):
    hold(cast.neighbour_cohort, 1, [(cast.neighbour, "present")])

    assert [figures(municipality=code)["learners", ""] for code in ("384020", "384011")] == [0, 1]


def test_figures_of_another_year_are_its_own(cast):
    Cohort.objects.filter(pk=cast.cohort.pk).update(fiscal_year=2025)

    assert [figures(year=year)["meetings_planned", ""] for year in (2026, 2025, 2024)] == [3, 3, 0]


def test_figures_as_csv_say_the_same_as_json(cast):
    hold(cast.cohort, 1, [(cast.kiyo, "present")])

    rows = list(csv.DictReader(StringIO(printed(format="csv"))))

    assert {(row["figure"], row["row"]): int(row["count"]) for row in rows} == figures()
    assert list(rows[0]) == ["figure", "name", "row", "label", "unit", "count", "of", "rate", "version"]


def test_figures_name_nobody(cast):
    hold(cast.cohort, 1, [(cast.kiyo, "present")])

    text = printed() + printed(format="csv")

    assert [word for word in ("青野", "アオノ", "089-", str(cast.kiyo.pk)) if word in text] == []


def test_figures_name_materials_by_number_and_title(cast):
    hold(cast.cohort, 1, [(cast.kiyo, "present")])
    press = {"form_id": cast.kiyo.pk, "at": meeting(cast.cohort, 1).ends_at}
    tap(enrolment=cast.kiyo, material=cast.material, value="ask", **press)
    tap_anonymously(material_id=cast.material.pk, value="did", **press)
    count_typed_number(material_id=cast.material.pk, at=press["at"])

    with on_day(meeting(cast.cohort, 1)):
        rows = {(row["figure"], row["row"]): row["label"] for row in json.loads(printed()) if row["count"]}

    assert rows["asked_by_material", "101"] == rows["typed_by_material", "101"] == "101 毎朝、天気を見る"
    assert rows["taps_by_material", "101/did"] == "101 毎朝、天気を見る できた"


def test_a_title_that_looks_like_a_formula_calculates_nothing(cast):
    page = factories.material("301", "=1+1")
    count_typed_number(material_id=page.pk, at=factories.NOW)
    Number.objects.filter(digits="301").update(page=None)

    labels = [row["label"] for row in csv.DictReader(StringIO(printed(format="csv")))]

    assert ("'=1+1" in labels, "=1+1" in labels) == (True, False)


def test_figures_of_one_municipality_have_its_own_materials_alone(cast):
    own = factories.material("301", parent=factories.shelf_of(cast.tobe))
    for page in (own, own, cast.material):
        count_typed_number(material_id=page.pk, at=factories.NOW)

    found = {code: figures(municipality=code) for code in ("", "384020", "384011")}

    typed = [{row: n for (name, row), n in rows.items() if name == "typed_by_material"} for rows in found.values()]
    assert typed == [{"101": 1, "301": 2}, {"301": 2}, {}]


def test_figures_of_an_unknown_municipality_are_refused(cast):
    with pytest.raises(CommandError, match="There is no municipality '382'"):
        printed(municipality="382")


def test_definitions_in_the_documents_are_the_entries():
    """Mend with: make manage ARGS="figures --definitions" > docs/figures.md"""
    assert (ROOT / "docs" / "figures.md").read_text(encoding="utf-8") == printed(definitions=True)
