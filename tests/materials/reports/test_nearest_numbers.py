import pytest

from materials.reports.nearest_numbers import _distance, nearest_numbers
from tests import factories


@pytest.mark.parametrize(
    "a, b, edits", [("103", "103", 0), ("130", "103", 1), ("13", "103", 1), ("104", "103", 1), ("999", "103", 3)]
)
def test_distance_counts_the_usual_slips(a, b, edits):
    assert _distance(a, b) == edits


@pytest.mark.django_db
def test_nearest_numbers_are_live_and_in_order():
    factories.material("103", "文字")
    factories.material("113", "地図", live=False)
    factories.material("203", "写真")

    assert [(guess.digits, guess.title) for guess in nearest_numbers("130")] == [("103", "文字"), ("203", "写真")]
