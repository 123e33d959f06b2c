"""The demo, and beside it a class of the neighbour whose every word is a canary: seen where it has no business, it tells."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.actions.issue_card import issue_card, issue_cards
from attendance.actions.issue_certificate import issue_certificates
from attendance.actions.keep_roster import keep_roster
from attendance.actions.record import record
from attendance.actions.reissue_card import reissue_card
from attendance.actions.remember_columns import remember_columns
from attendance.imports.roster.headings import plain_heading
from attendance.models import Act, Certificate, Enrolment, HeldItem, Job, Remark, RosterUpload, YearReport
from attendance.reports.card_address import card_address
from courses.actions.open_cohort import open_cohort
from courses.models import Cohort, CoursePage, Municipality, StaffAssignment, Teaching, User
from lms.demo import story
from tests import factories
from tests.doors.addresses import Place
from tests.doors.canaries import canaries_of
from tests.spreadsheets import xlsx_of
from tests.year_reports import sent

OWN_CLASS, NEIGHBOUR_CLASS = "tobe-demo", "masaki-canary"
NEIGHBOUR = "384011"
NEIGHBOUR_STAFF = "鷲尾 鴇"
"""Somebody who teaches there, and nowhere else."""
TEACHERS = {OWN_CLASS: "aoi-teaches", NEIGHBOUR_CLASS: "washio-teaches"}
"""User names."""
HEADINGS = "氏名,フリガナ,電話番号,年代,機種\n"
OWN_ROSTER = f"{HEADINGS}青井 正,アオイ タダシ,089-000-8801,70代,Android\n青井 実,アオイ ミノル,1,70代,Android\n"
ROSTER = f"{HEADINGS}桃井 鶯,モモイ ウグイス,089-777-8801,70代,Android\n桃井 鷭,モモイ バン,1,70代,Android\n"
PEOPLE = (
    ("栢森 鵯", "カヤモリ ヒヨドリ", "089-777-1101", "089-777-2201", "補聴器は左だけ"),
    ("楢﨑 鶲", "ナラサキ ヒタキ", "089-777-1102", "089-777-2202", "白杖をお持ち"),
    ("樅山 鶺", "モミヤマ セキレイ", "089-777-1103", "089-777-2203", "薬の時間は十四時"),
)
ROLES = (
    "anonymous",
    "card",
    "shared_phone",
    "instructor",
    "assistant",
    "reception",
    "clerk",
    "neighbour_clerk",
    "editor",
    "prefecture",
    "dismissed",
)
STAFF = {
    "instructor": "koshi",
    "assistant": "hojo",
    "reception": "uketsuke",
    "clerk": "tobe",
    "neighbour_clerk": "masaki",
    "editor": "kyozai",
    "prefecture": "ken",
    "dismissed": "idou",
}
OF_OTHERS = tuple(role for role in ROLES if role != "neighbour_clerk")
"""Everybody who has nothing to do with the neighbour's class."""


def in_depth(roles, quick):
    """Walks over every address: `make check` takes the quick ones, `make test` all."""
    return [role if role in quick else pytest.param(role, marks=pytest.mark.slow) for role in roles]


@dataclass(frozen=True)
class Town:
    own: Place
    neighbour: Place
    canaries: dict[str, str] = field(default_factory=dict)
    """What must not be seen: the words, by what they are."""
    second_token: str = ""
    """Of somebody else in the own class."""
    stopped_token: str = ""
    accounts: str = ""


def user(role: str) -> User:
    return User.objects.get(username=STAFF[role])


def passwords(town: Town) -> dict[str, str]:
    """From the file that the demo leaves for its owner."""
    with open(town.accounts, encoding="utf-8") as file:
        return {name: password for _, name, password in (line.rstrip("\n").split("\t") for line in file)}


def token_of(enrolment: Enrolment) -> str:
    return urlsplit(card_address(issue_card(learner=enrolment.learner))).path.rpartition("/")[2]


def raise_town(accounts: str) -> Town:
    """After `demo`: the neighbour's class, somebody who was dismissed, rosters that wait, a card that was stopped."""
    dismissed = factories.staff("municipality", Municipality.objects.get(pk="384020"), username=STAFF["dismissed"])
    StaffAssignment.objects.filter(user=dismissed).update(until=factories.TODAY - timedelta(days=1))
    own = Cohort.objects.get(slug=OWN_CLASS)
    neighbour = _neighbour_class()
    for cohort, name in ((own, "青井 講師"), (neighbour, NEIGHBOUR_STAFF)):
        teacher = factories.staff("instructor", cohort.municipality, name=name, username=TEACHERS[cohort.slug])
        factories.teaching(teacher, cohort)
    _send(own, user("clerk"), "own.xlsx", "名簿", OWN_ROSTER)
    _send(neighbour, user("neighbour_clerk"), "ukiyo-e.xlsx", "鶸の紙", ROSTER)
    second, stopped = Enrolment.objects.in_cohort(own).active().for_screen()[1:3]
    return Town(
        own=_place(own),
        neighbour=_place(neighbour),
        canaries=_canaries(neighbour),
        second_token=token_of(second),
        stopped_token=_stop_the_card(stopped),
        accounts=accounts,
    )


def _send(cohort: Cohort, by: User, name: str, sheet: str, roster: str) -> None:
    """A roster with a row that has to be mended, and a job about it that somebody is at work on."""
    rows = [line.split(",") for line in roster.splitlines()]
    upload = keep_roster(cohort=cohort, by=by, file_name=name, content=xlsx_of(*rows, title=sheet))
    RosterUpload.objects.filter(pk=upload.pk).update(sheet=sheet)
    later = timezone.now() + timedelta(days=1)
    kind, arguments = Job.Kind.TAKE_IN_ROSTER, {"upload": str(upload.pk)}
    Job.objects.create(
        kind=kind,
        by=by,
        state=Job.State.RUNNING,
        arguments=arguments,
        sentence=f"{sheet}は まだです",
        touched_at=later,
        expires_at=later,
    )


def _place(cohort: Cohort) -> Place:
    """The first person, the second meeting: held, with an opening before and levels after; an account of its own."""
    enrolment = Enrolment.objects.in_cohort(cohort).for_screen()[0]
    upload = RosterUpload.objects.get(cohort=cohort)
    session = cohort.sessions.get(curriculum_step__position=2)
    job = Job.objects.get(arguments__upload=str(upload.pk))
    teaching = Teaching.objects.get(cohort=cohort, user__username=TEACHERS[cohort.slug])
    return Place(
        slug=cohort.slug,
        code=cohort.municipality_id,
        session_id=session.pk,
        enrolment_id=enrolment.pk,
        learner_id=enrolment.learner_id,
        upload_id=upload.pk,
        job_id=job.pk,
        token=token_of(enrolment),
        serial=_serial_in(enrolment),
        user_id=teaching.user_id,
        assignment_id=StaffAssignment.objects.get(user=teaching.user).pk,
        teaching_id=teaching.pk,
        report_id=_report_of(cohort).pk,
        course_id=cohort.course_id,
        master_id=CoursePage.objects.masters()[0].pk,
    )


def _report_of(cohort: Cohort) -> YearReport:
    by = user("clerk" if cohort.slug == OWN_CLASS else "neighbour_clerk")
    return sent(cohort.municipality, by, cohort.fiscal_year)


def _serial_in(enrolment: Enrolment) -> str:
    """Of a certificate that is on paper already; in the own class it is not valid yet."""
    cohort = enrolment.cohort
    words = {
        "serial": f"{cohort.fiscal_year}-{cohort.municipality_id}-0123ABCD",
        "course_title": cohort.course.title,
        "municipality_name": cohort.municipality.name,
        "fiscal_year": cohort.fiscal_year,
        "minutes": 270,
        "rule": "開かれた すべての回に 出席",
        "issued_on": factories.TODAY,
    }
    return Certificate.objects.get_or_create(enrolment=enrolment, defaults=words)[0].serial


def _neighbour_class() -> Cohort:
    town, by = Municipality.objects.get(pk=NEIGHBOUR), user("neighbour_clerk")
    course = CoursePage.objects.descendant_of(town.page).order_by("-fiscal_year")[0]
    days = [factories.TODAY + timedelta(days=days) for days in (-46, -25, -4)]
    starts = [timezone.make_aware(datetime.combine(day, time(13, 30))) for day in days]
    cohort = open_cohort(course=course, name="鶚の組", capacity=12, starts=starts, slug=NEIGHBOUR_CLASS, by=by.pk)
    for name, kana, telephone, second, note in PEOPLE:
        telephones = {"telephone": telephone, "telephone_second": second}
        person = NewLearner(name=name, kana=kana, phone_family="android", **telephones)
        enrol(cohort=cohort, learner=add_learner(municipality=town, person=person), care_note=note)
    issue_cards(cohort=cohort)
    story.tell(cohort, timezone.now(), by)
    issue_certificates(cohort=cohort, by=by.pk, at=timezone.now())
    _words_of_the_neighbour(cohort)
    return cohort


def _words_of_the_neighbour(cohort: Cohort) -> None:
    """What screens do not ask for yet, or a device sends."""
    act = Act.objects.filter(enrolment__cohort=cohort)[0]
    record(
        Act(
            kind="handed_out",
            enrolment=act.enrolment,
            value="yes",
            happened_on=act.happened_on,
            counted_at=act.counted_at,
            received_at=timezone.now(),
            actor=act.actor,
            device="phone-of-the-heron",
            device_seq=1,
            way="offline",
            authority=2,
            body_hash="c0ffee" * 10,
        )
    )
    Remark.objects.create(enrolment=act.enrolment, act_id=act.pk, text="鴎の絵をほめられた", by=0)
    columns = [["鵲の氏名", "name"], ["鵲のカナ", "kana"], ["鵲へ 電話", "telephone"], ["鵲の覚え", "care_note"]]
    chosen = {plain_heading(heading): meaning for heading, meaning in columns}
    remember_columns(municipality=cohort.municipality, columns=columns, choices=chosen)
    HeldItem.objects.create(
        municipality=cohort.municipality, reason="unknown_card", payload="鷺沢 梟", received_at=timezone.now()
    )


def _canaries(cohort: Cohort) -> dict[str, str]:
    """Of the database, of the roster that waits as a file, and what is on no table: tokens."""
    found = canaries_of(cohort)
    found |= {f"in the roster: {word}": word for word in ("桃井", "ウグイス", "089-777-8801")}
    for each in Enrolment.objects.in_cohort(cohort).filter(care_note__gt=""):
        found[f"token: {each.number}"] = token_of(each)
    return found


def _stop_the_card(enrolment: Enrolment) -> str:
    token = token_of(enrolment)
    reissue_card(learner=enrolment.learner, by=user("clerk").pk)
    return token
