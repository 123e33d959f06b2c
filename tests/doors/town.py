"""The demo, and beside it a class of the neighbour whose every word is a canary: seen where it has no business, it tells."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.actions.issue_card import issue_card, issue_cards
from attendance.actions.issue_certificate import issue_certificates
from attendance.actions.keep_roster import keep_roster
from attendance.actions.reissue_card import reissue_card
from attendance.models import Act, Certificate, Enrolment, HeldItem, Job, Remark, RosterUpload
from attendance.reports.card_address import card_address
from courses.actions.open_cohort import open_cohort
from courses.models import Cohort, CoursePage, Municipality, StaffAssignment, Teaching, User
from lms.demo import story
from tests import factories
from tests.doors.addresses import Place

OWN_CLASS, NEIGHBOUR_CLASS = "tobe-demo", "masaki-canary"
NEIGHBOUR = "384011"
NEIGHBOUR_STAFF = "鷲尾 鴇"
"""Somebody who teaches there, and nowhere else."""
HEADINGS = "氏名,フリガナ,電話番号,年代,機種\n"
OWN_ROSTER = f"{HEADINGS}青井 正,アオイ タダシ,089-000-8801,70代,Android\n青井 実,アオイ ミノル,1,70代,Android\n"
ROSTER = f"{HEADINGS}桃井 鶯,モモイ ウグイス,089-777-8801,70代,Android\n桃井 鷭,モモイ バン,1,70代,Android\n"
PEOPLE = (
    ("栢森 鵯", "カヤモリ ヒヨドリ", "089-777-1101", "補聴器は左だけ"),
    ("楢﨑 鶲", "ナラサキ ヒタキ", "089-777-1102", "白杖をお持ち"),
    ("樅山 鶺", "モミヤマ セキレイ", "089-777-1103", "薬の時間は十四時"),
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
        teacher = factories.staff("instructor", cohort.municipality, name=name, username=f"teaches-{cohort.slug}")
        factories.teaching(teacher, cohort)
    _send(own, user("clerk"), "own.csv", OWN_ROSTER)
    _send(neighbour, user("neighbour_clerk"), "ukiyo-e.csv", ROSTER)
    second, stopped = Enrolment.objects.in_cohort(own).active().for_screen()[1:3]
    return Town(
        own=_place(own),
        neighbour=_place(neighbour),
        canaries=_canaries(neighbour),
        second_token=token_of(second),
        stopped_token=_stop_the_card(stopped),
        accounts=accounts,
    )


def _send(cohort: Cohort, by: User, name: str, roster: str) -> None:
    """A roster with a row that has to be mended, and a job about it that somebody is at work on."""
    upload = keep_roster(cohort=cohort, by=by, file_name=name, content=roster.encode())
    later = timezone.now() + timedelta(days=1)
    kind, arguments = Job.Kind.TAKE_IN_ROSTER, {"upload": str(upload.pk)}
    Job.objects.create(
        kind=kind, by=by, state=Job.State.RUNNING, arguments=arguments, touched_at=later, expires_at=later
    )


def _place(cohort: Cohort) -> Place:
    """The first person, the second meeting: held, with an opening before and levels after; an account of its own."""
    enrolment = Enrolment.objects.in_cohort(cohort).for_screen()[0]
    upload = RosterUpload.objects.get(cohort=cohort)
    session = cohort.sessions.get(curriculum_step__position=2)
    job = Job.objects.get(arguments__upload=str(upload.pk))
    teaching = Teaching.objects.get(cohort=cohort, user__username=f"teaches-{cohort.slug}")
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
    )


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
    cohort = open_cohort(course=course, name="となりの組", capacity=12, starts=starts, slug=NEIGHBOUR_CLASS, by=by.pk)
    for name, kana, telephone, note in PEOPLE:
        person = NewLearner(name=name, kana=kana, telephone=telephone, phone_family="android")
        enrol(cohort=cohort, learner=add_learner(municipality=town, person=person), care_note=note)
    issue_cards(cohort=cohort)
    story.tell(cohort, timezone.now(), by)
    issue_certificates(cohort=cohort, by=by.pk, at=timezone.now())
    _words_of_the_neighbour(cohort)
    return cohort


def _words_of_the_neighbour(cohort: Cohort) -> None:
    act = Act.objects.filter(enrolment__cohort=cohort)[0]
    Remark.objects.create(enrolment=act.enrolment, act_id=act.pk, text="鴎の絵をほめられた", by=0)
    HeldItem.objects.create(
        municipality=cohort.municipality,
        reason="unknown_card",
        payload='{"name": "鷺沢 梟"}',
        received_at=timezone.now(),
    )


def _canaries(cohort: Cohort) -> dict[str, str]:
    found = {"remark": "鴎の絵", "held": "鷺沢", "roster": "桃井", "roster kana": "ウグイス", "file": "ukiyo-e"}
    found["staff"] = NEIGHBOUR_STAFF
    for each in Enrolment.objects.in_cohort(cohort).filter(care_note__gt="").for_screen():
        learner, card = each.learner, issue_card(learner=each.learner)
        family, given = learner.name.split()
        found |= {
            f"{learner.name}: family name": family,
            f"{learner.name}: given name": given,
            f"{learner.name}: kana": learner.kana.split()[1],
            f"{learner.name}: family kana": learner.kana.split()[0],
            f"{learner.name}: telephone": learner.telephone,
            f"{learner.name}: digits": learner.telephone_digits,
            f"{learner.name}: note": each.care_note,
            f"{learner.name}: learner": str(learner.pk),
            f"{learner.name}: enrolment": str(each.pk),
            f"{learner.name}: token": token_of(each),
            f"{learner.name}: token hash": card.token_hash,
        }
    found |= {f"certificate {row.pk}": row.serial for row in Certificate.objects.filter(enrolment__cohort=cohort)}
    return found | {f"{key} in hex": uuid.UUID(word).hex for key, word in found.items() if word.count("-") == 4}


def _stop_the_card(enrolment: Enrolment) -> str:
    token = token_of(enrolment)
    reissue_card(learner=enrolment.learner, by=user("clerk").pk)
    return token
