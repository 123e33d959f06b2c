"""A clerk before the roster screens: sends a file, answers what the preview asks, presses yes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from attendance.models import Enrolment
from tests.spreadsheets import csv_of

ADDRESS = "/office/cohorts/tobe-1/roster/"


def send(client, *rows, name="名簿.csv"):
    """Lines of a csv, or the bytes of a file; the preview."""
    content = rows[0] if isinstance(rows[0], bytes) else csv_of(*rows)
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}, follow=True)


def answer(client, shown, **words):
    """Presses the button of the form that the page shows."""
    address = shown.redirect_chain[-1][0] if shown.redirect_chain else shown.request["PATH_INFO"]
    return client.post(address, {"decision": shown.context["preview"].decision, **words}, follow=True)


def reread(client, shown, **words):
    """As the list of columns stands on the page, but for what is given."""
    stands = {field.html_name: field.value() for field in shown.context["reading"]}
    return answer(client, shown, reread="1", **{**stands, **words})


def names(cohort):
    """In the order of their numbers."""
    return [row.learner.name for row in Enrolment.objects.in_cohort(cohort).order_by("number")]
