"""Which words of the neighbour's class must not be seen elsewhere, by the column they stand in. Every column of text about
people is in `CANARIES` or, with its reason, in `NO_CANARY`; tests/doors/test_canaries.py holds both against the models."""

import uuid
from collections.abc import Callable, Iterable

from django.apps import apps
from django.db.models import CharField, FileField, JSONField, Model, QuerySet, TextField, UUIDField

from attendance.models import (
    Act,
    Card,
    Certificate,
    Enrolment,
    HeldItem,
    Job,
    Learner,
    Remark,
    RosterLayout,
    RosterUpload,
)
from courses.models import Cohort, Session, StaffAssignment, Teaching, User

TEXT = (CharField, TextField, JSONField, UUIDField, FileField)
WORK = (Cohort, Session, StaffAssignment, Teaching, User)
"""Of `courses`: who works there, and with which class. Its pages are published."""

Rows = Callable[[Cohort], QuerySet[Model]]


def _people(cohort: Cohort) -> QuerySet[Enrolment]:
    """Whose words were made to be told apart: who walked in has a name of the demo."""
    return Enrolment.objects.filter(cohort=cohort, care_note__gt="")


_ROWS: dict[str, Rows] = {
    "Learner": lambda cohort: Learner.objects.filter(enrolments__in=_people(cohort)),
    "Enrolment": lambda cohort: _people(cohort),
    "Card": lambda cohort: Card.objects.filter(learner__enrolments__in=_people(cohort)),
    "Certificate": lambda cohort: Certificate.objects.filter(enrolment__in=_people(cohort)),
    "Act": lambda cohort: Act.objects.filter(enrolment__cohort=cohort),
    "Remark": lambda cohort: Remark.objects.filter(enrolment__cohort=cohort),
    "HeldItem": lambda cohort: HeldItem.objects.filter(municipality=cohort.municipality),
    "RosterUpload": lambda cohort: RosterUpload.objects.filter(cohort=cohort),
    "RosterLayout": lambda cohort: RosterLayout.objects.filter(municipality=cohort.municipality),
    "Job": lambda cohort: Job.objects.filter(by__assignments__municipality=cohort.municipality),
    "User": lambda cohort: User.objects.filter(teachings__cohort=cohort, username__endswith="-teaches"),
    "Cohort": lambda cohort: Cohort.objects.filter(pk=cohort.pk),
}


def _whole(value: object) -> list[str]:
    return [str(value)]


def _parts(value: object) -> list[str]:
    """Family and given name, each seen by itself."""
    return str(value).split()


def _strings(value: object) -> list[str]:
    """Of JSON: whatever in it is not plain ASCII, which our own keys are."""
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in _strings(part)]
    if isinstance(value, list):
        return [word for part in value for word in _strings(part)]
    return [value] if isinstance(value, str) and not value.isascii() else []


def _id(value: object) -> list[str]:
    return [str(value), uuid.UUID(str(value)).hex]


CANARIES: dict[str, Callable[[object], list[str]]] = {
    "Learner.id": _id,
    "Learner.name": _parts,
    "Learner.kana": _parts,
    "Learner.telephone": _whole,
    "Learner.telephone_second": _whole,
    "Learner.telephone_digits": _parts,
    "Enrolment.id": _id,
    "Enrolment.care_note": _whole,
    "Card.token_hash": _whole,
    "Certificate.serial": _whole,
    "Certificate.name_as_printed": _parts,
    "Act.id": _id,
    "Act.device": _whole,
    "Act.body_hash": _whole,
    "Remark.text": _whole,
    "HeldItem.id": _id,
    "HeldItem.payload": _whole,
    "RosterUpload.id": _id,
    "RosterUpload.file_name": _whole,
    "RosterUpload.sheet": _whole,
    "RosterLayout.columns": _strings,
    "RosterLayout.choices": _strings,
    "Job.id": _id,
    "Job.sentence": _whole,
    "User.name": _whole,
    "User.username": _whole,
    "User.password": _whole,
    "Cohort.name": _whole,
    "Cohort.slug": _whole,
}
"""How a value is looked for."""

_CODE = "one of our own words, chosen and not written"
_ANOTHER = "the id of a row that has its own canary"
_COUNTS = "numbers under keys of ours"
_REPORTED = (
    "sent to the prefecture, which reads it; that no neighbour does: tests/attendance/views/office/test_report.py"
)
NO_CANARY: dict[str, str] = {
    "Learner.age_band": _CODE,
    "Learner.phone_family": _CODE,
    "Enrolment.state": _CODE,
    "Enrolment.left_because": _CODE,
    "Card.key_id": "which key of the installation: the same for all",
    "Certificate.course_title": "stands on the course's public page",
    "Certificate.municipality_name": "the municipality's own name",
    "Certificate.rule": "made from the curriculum, the same for all its classes",
    "Act.kind": _CODE,
    "Act.value": _CODE,
    "Act.occasion": _CODE,
    "Act.way": _CODE,
    "Act.reason": _CODE,
    "Act.flags": "codes of ours, made by the server",
    "Act.base": _ANOTHER,
    "Attendance.value": _CODE,
    "Attendance.act_id": _ANOTHER,
    "SkillLevel.value": _CODE,
    "SkillLevel.occasion": _CODE,
    "SkillLevel.act_id": _ANOTHER,
    "StudyState.value": _CODE,
    "StudyState.way": _CODE,
    "StudyState.act_id": _ANOTHER,
    "Handout.value": _CODE,
    "Handout.act_id": _ANOTHER,
    "Remark.act_id": _ANOTHER,
    "HeldItem.reason": "a code of ours, made by the server",
    "HeldItem.settlement": "a code of ours, made by the server",
    "RosterUpload.encoding": _CODE,
    "RosterUpload.chosen": "meanings of ours by number of the column",
    "RosterUpload.answers": "ids of learners, which have their own canary, by number of the row",
    "Job.kind": _CODE,
    "Job.state": _CODE,
    "Job.arguments": "the id of an upload, which has its own canary",
    "Job.result": _COUNTS,
    "TakenOut.what": _CODE,
    "TakenOut.shape": _CODE,
    "Tally.counts": _COUNTS,
    "YearTally.counts": _COUNTS,
    "TallyRun.differences": "numbers of classes and keys of ours; shown by a command alone",
    "YearReport.id": _REPORTED,
    "YearReport.municipality_name": "the municipality's own name",
    "YearReport.counts": _COUNTS,
    "YearReport.figures": "numbers with our own words",
    "YearReport.note": _REPORTED,
    "YearReport.sent_by_name": _REPORTED,
    "GivenBack.reason": _REPORTED,
    "GivenBack.by_name": _REPORTED,
    "AnonymousTap.value": _CODE,
    "AnonymousTap.form_id": "made at random by a page that anybody opens; nobody's",
    "Session.state": _CODE,
    "StaffAssignment.role": _CODE,
    "Teaching.part": _CODE,
    "User.first_name": "not used: `name` is what is shown",
    "User.last_name": "not used: `name` is what is shown",
    "User.email": "not asked for",
}


def text_columns() -> set[str]:
    """Of every table about people, the sums and the work about them included."""
    models = [*apps.get_app_config("attendance").get_models(), *WORK]
    return {
        f"{model.__name__}.{field.name}"
        for model in models
        if not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXT) and not field.is_relation
    }


def words_in(cohort: Cohort, column: str) -> Iterable[str]:
    model, _, field = column.partition(".")
    for value in _ROWS[model](cohort).values_list(field, flat=True):
        if value not in (None, "", [], {}):
            yield from CANARIES[column](value)


def canaries_of(cohort: Cohort) -> dict[str, str]:
    """The words, each under its column and itself."""
    return {f"{column}: {word}": word for column in CANARIES for word in words_in(cohort, column)}
