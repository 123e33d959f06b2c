from datetime import timedelta

import pytest

from attendance.actions.give_back import give_back
from attendance.actions.tally import refresh_tallies
from attendance.reports.prefecture import year_of
from attendance.reports.reported import is_latest, reported_by, reported_by_all
from tests import factories
from tests.changes import queries_of
from tests.year_reports import sent

LATER = factories.NOW + timedelta(hours=1)


@pytest.fixture
def towns(cast):
    factories.municipality("382019", "松山市", "マツヤマシ")
    return cast


def states(at=LATER):
    return {row.municipality.name: str(row.reported.state) for row in reported_by_all(2026, at)}


def test_before_anybody_reports_everybody_is_still_to_come(towns):
    rows = reported_by_all(2026, LATER)

    assert [(row.municipality.name, row.classes, str(row.reported.state)) for row in rows] == [
        ("松山市", 0, "none"),
        ("松前町", 1, "none"),
        ("砥部町", 1, "none"),
    ]


def test_a_report_is_in_and_of_its_own_year(towns):
    sent(towns.tobe, towns.clerk)

    assert states() == {"松山市": "none", "松前町": "none", "砥部町": "sent"}
    assert {str(row.reported.state) for row in reported_by_all(2025, LATER)} == {"none"}


def test_a_report_whose_numbers_changed_says_so_and_is_still_in(towns):
    sent(towns.tobe, towns.clerk)
    factories.enrolment(towns.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    row = next(each for each in reported_by_all(2026, LATER) if each.municipality == towns.tobe)

    assert (str(row.reported.state), row.reported.is_in) == ("changed", True)


def test_a_report_that_was_given_back_is_not_in_until_a_new_one_comes(towns):
    first = sent(towns.tobe, towns.clerk)
    give_back(report=first, reason="わけ", by=towns.officer, at=factories.NOW)
    assert states()["砥部町"] == "returned"
    assert year_of(2026, LATER).reports_in == 0

    second = sent(towns.tobe, towns.clerk, at=factories.NOW + timedelta(minutes=1))

    assert (states()["砥部町"], year_of(2026, LATER).reports_in) == ("sent", 1)
    assert (is_latest(first), is_latest(second)) == (False, True)


def test_an_own_report_says_what_changed(towns):
    sent(towns.tobe, towns.clerk)
    factories.enrolment(towns.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    (own,) = reported_by([towns.tobe], 2026, LATER, {})

    assert {change.figure.id for change in own.changes} == {"applied", "enrolled", "has_text", "withdrawn"}


def test_an_own_report_that_was_given_back_compares_nothing(towns):
    give_back(report=sent(towns.tobe, towns.clerk), reason="わけ", by=towns.officer, at=factories.NOW)
    factories.enrolment(towns.cohort, name="あとの人", kana="アトノ ヒト", telephone="089-000-0012")

    (own,) = reported_by([towns.tobe], 2026, LATER, {})

    assert (str(own.reported.state), own.changes) == ("returned", ())


def test_who_has_reported_asks_the_same_for_one_and_three_reports(towns):
    refresh_tallies(factories.NOW)
    matsuyama = factories.municipality("382019")
    clerk = factories.staff("municipality", matsuyama)
    factories.enrolment(factories.cohort(matsuyama))
    refresh_tallies(factories.NOW + timedelta(minutes=1))
    sent(towns.tobe, towns.clerk)
    one = queries_of(lambda: reported_by_all(2026, LATER))
    for town, by in ((towns.masaki, towns.neighbour_clerk), (matsuyama, clerk), (towns.tobe, towns.clerk)):
        sent(town, by, at=factories.NOW + timedelta(minutes=2))

    assert queries_of(lambda: reported_by_all(2026, LATER)) == one
