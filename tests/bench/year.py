"""What it takes to send a year, in a process of its own: `python -m tests.bench.year build 300` makes one municipality's
classes of twelve where DATABASE_URL says, `... measure` sends them in both shapes and says how much memory that took above
what the process has when nothing is asked of it."""

import json
import sys
import time
from pathlib import Path

import django

django.setup()

import time_machine  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from attendance.models import Enrolment, TakenOut  # noqa: E402
from courses.models import Cohort, Municipality, User  # noqa: E402
from tests import factories  # noqa: E402
from tests.bench.copies import Copy, Template, copy  # noqa: E402
from tests.bench.template import class_of  # noqa: E402

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def build(classes: int) -> None:
    call_command("migrate", verbosity=0)
    template = class_of(12)
    year = template.fiscal_year
    copy(Template(template), [Copy(n, template.municipality_id, year, 0) for n in range(1, classes)])
    factories.staff("municipality", Municipality.objects.get(), username="clerk")


def megabytes(line: str) -> float:
    (found,) = [each for each in STATUS.read_text().splitlines() if each.startswith(f"{line}:")]
    return int(found.split()[1]) / 1024


def measure() -> dict[str, dict[str, float]]:
    client = Client()
    client.force_login(User.objects.get(username="clerk"))
    client.get("/office/cohorts/")
    return {shape: sent(client, shape) for shape in ("csv", "xlsx")}


def sent(client: Client, shape: str) -> dict[str, float]:
    """As a server sends it: a piece after the other, none of them kept. The peak is forgotten first."""
    CLEAR.write_text("5")
    idle, began = megabytes("VmRSS"), time.monotonic()
    answer = client.post("/office/figures/people/", {"year": 2026, "shape": shape, "telephones": "on"})
    size = sum(map(len, answer.streaming_content))
    answer.close()
    return {
        "idle": idle,
        "above": megabytes("VmHWM") - idle,
        "seconds": time.monotonic() - began,
        "bytes": size,
        "rows": TakenOut.objects.filter(shape=shape).values_list("rows", flat=True)[0],
        "people": Enrolment.objects.count(),
        "classes": Cohort.objects.count(),
    }


if __name__ == "__main__":
    with time_machine.travel(factories.NOW, tick=True):
        if sys.argv[1] == "build":
            build(int(sys.argv[2]))
        else:
            print(json.dumps(measure()))
