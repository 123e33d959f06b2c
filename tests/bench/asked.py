"""A process that holds one database and answers how long something takes: a line in (what), a line out (JSON). The driver
asks the processes of several databases in turn, so that the machine's moods fall on all of them alike."""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

django.setup()

import time_machine  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from attendance.actions.tally import mark_stale, refresh_tallies  # noqa: E402
from attendance.permissions.learners import enrolments_of  # noqa: E402
from attendance.reports.progress import CohortProgress, progress_of  # noqa: E402
from courses.models import Cohort, Municipality, User  # noqa: E402
from tests import factories  # noqa: E402

Ask = Callable[[], object]


class Answers:
    def __init__(self) -> None:
        self.town = Municipality.objects.filter(cohorts__isnull=False).order_by("code").first()
        self.clients = {
            "reader": Client(),
            "officer": _signed_in("bench-officer", "prefecture", None),
            **{town.code: _signed_in(f"bench-{town.code}", "municipality", town) for town in self._towns()},
        }

    def _towns(self) -> Iterator[Municipality]:
        sized = Municipality.objects.filter(cohorts__slug__startswith="class-of-").distinct()
        yield from {self.town, *sized}

    def ask(self, what: str) -> Ask:
        """`get <who> <address>`, `standing <slug>`, `named <slug>` (and who each of them is), `named-page <slug>`,
        `refresh nothing`, `refresh one`."""
        kind, *words = what.split()
        if kind == "get":
            return self._page(*words)
        if kind == "refresh":
            return self._refresh(words[0])
        cohort = Cohort.objects.get(slug=words[0])
        if kind == "standing":
            return lambda: progress_of(cohort, factories.NOW).people
        if kind == "named":
            return lambda: _named(progress_of(cohort, factories.NOW))
        return lambda: _named(progress_of(cohort, factories.NOW, list(enrolments_of(cohort).active()[20:40])))

    def _page(self, who: str, address: str) -> Ask:
        client = self.clients[self.town.code if who == "clerk" else who]
        address = address.replace("{town}", self.town.code)

        def opened() -> None:
            response = client.get(address)
            assert response.status_code == 200, (address, response.status_code)

        return opened

    def _refresh(self, what: str) -> Ask:
        def refreshed() -> None:
            with transaction.atomic():
                if what == "one":
                    mark_stale(Cohort.objects.filter(municipality=self.town).order_by("pk").first())
                refresh_tallies(factories.NOW)
                transaction.set_rollback(True)

        return refreshed


def _named(progress: CohortProgress) -> list[str]:
    return [person.enrolment.learner.name for person in progress.people]


def _signed_in(username: str, role: str, town: Municipality | None) -> Client:
    user = User.objects.filter(username=username).first() or factories.staff(role, town, username=username)
    client = Client()
    client.force_login(user)
    return client


@contextmanager
def _counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as queries:
        yield queries


def main() -> None:
    connection.ensure_connection()
    gc.collect()
    gc.freeze()  # as the server does (lms.wsgi)
    answers, asks = Answers(), dict[str, Ask]()
    print(json.dumps({"town": answers.town.code, "people": Cohort.objects.count()}), flush=True)
    for line in sys.stdin:
        what = line.strip()
        if what not in asks:
            asks[what] = answers.ask(what)
            asks[what]()
            with _counted() as queries:
                asks[what]()
            print(json.dumps({"queries": len(queries)}), flush=True)
            continue
        began = time.perf_counter()
        asks[what]()
        print(json.dumps({"ms": 1000 * (time.perf_counter() - began)}), flush=True)


if __name__ == "__main__":
    with time_machine.travel(factories.NOW, tick=True):
        main()
