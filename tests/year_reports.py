"""Reports to the prefecture as the screen sends them."""

import uuid

from attendance.actions.send_report import send_report
from attendance.reports.term import term_of
from attendance.reports.year_report import figures_sent, fingerprint
from courses.models import Cohort
from tests import factories


def on_screen(town, year=2026, at=factories.NOW):
    """The fingerprint of what the screen shows."""
    return fingerprint(figures_sent(term_of(Cohort.objects.in_municipality(town).in_year(year), at)))


def sent(town, by, year=2026, at=factories.NOW, note="", report_id=None):
    return send_report(
        report_id=report_id or uuid.uuid4(),
        municipality=town,
        fiscal_year=year,
        seen=on_screen(town, year, at),
        note=note,
        by=by,
        at=at,
    )
