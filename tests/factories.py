"""Factories without surprises: every argument that matters to a test is given by it."""

import itertools
from datetime import date, datetime, time, timedelta

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Site

from attendance.actions.enrol import NewLearner, add_learner, enrol
from courses.models import (
    Cohort,
    CoursePage,
    Municipality,
    MunicipalityPage,
    Session,
    StaffAssignment,
    StepMaterial,
    StepPage,
    Teaching,
    User,
    VenuePage,
)
from lms.models import HomePage
from materials.models import Checkpoint, Curriculum, CurriculumStep, MaterialIndexPage, MaterialPage, Number

TODAY = date(2026, 10, 20)
"""A Tuesday, the day of most tests."""
NOW = timezone.make_aware(datetime(2026, 10, 20, 10, 0))
_count = itertools.count(1)


def moment(day, hour=13, minute=30):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def grown(parent, page):
    return grown_all(parent, [page])[0]


def grown_all(parent, pages):
    """The pages under their parent, without the validation of a form and without an entry in the log: what a test makes
    is right, and there are thousands."""
    place = Page.objects.get(pk=parent.pk)
    last = Page.objects.filter(depth=place.depth + 1, path__startswith=place.path).order_by("path").only("path").last()
    for page in pages:
        page.depth, page._cached_parent_obj = place.depth + 1, place
        page.path = last._inc_path() if last else Page._get_path(place.path, page.depth, 1)
        page.locale_id, page.draft_title = place.locale_id, page.title
        page.save(clean=False, log_action=None)
        last = page
    Page.objects.filter(pk=place.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild = place.numchild + len(pages)
    return pages


def home():
    """The home page as the site's root; made once a test."""
    there = HomePage.objects.first()
    if there:
        return there
    page = grown(
        Page.get_first_root_node(),
        HomePage(title="つづき", slug="tsuzuki", telephone="089-000-0000", contact_name="県の 教室の係"),
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": page, "site_name": "つづき"}
    )
    return page


def curriculum(code="basic", name="基本講座"):
    """Three steps with three checkpoints each; their codes are the same in every curriculum."""
    there = Curriculum.objects.filter(code=code).first()
    if there:
        return there
    made = Curriculum.objects.create(code=code, name=name)
    steps = CurriculumStep.objects.bulk_create(
        CurriculumStep(curriculum=made, code=f"S{each}", position=each, title=f"ステップ{each}") for each in (1, 2, 3)
    )
    Checkpoint.objects.bulk_create(
        Checkpoint(
            step=step,
            code=f"{step.code}-{number}",
            position=number,
            statement=f"できること {step.position}-{number}",
            short=f"こと{step.position}-{number}",
        )
        for step in steps
        for number in (1, 2, 3)
    )
    return made


def action(text="設定を 軽く押す", note="", drawing="", alt=""):
    return {"type": "action", "value": {"text": text, "note": note, "drawing": drawing, "alt": alt, "picture": None}}


def material(digits="101", title="毎朝、天気を見る", parent=None, body=None, live=True):
    index = parent or MaterialIndexPage.objects.child_of(home()).first()
    if index is None:
        index = grown(home(), MaterialIndexPage(title="自習教材", slug="materials"))
    page = grown(
        index, MaterialPage(title=title, slug=f"m{digits}", aim="自分で できる。", body=body or [action()], live=live)
    )
    Number.objects.create(digits=digits, page=page)
    return page


def shelf_of(town):
    """Of a municipality's own materials."""
    page = MunicipalityPage.objects.get(municipality=town)
    return grown(page, MaterialIndexPage(title="自分たちの教材", slug="kyozai"))


def municipality(code="384020", name="砥部町", kana="トベチョウ", region="middle"):
    return Municipality.objects.get_or_create(
        code=code, defaults={"name": name, "kana": kana, "region": region, "telephone": "089-000-0001"}
    )[0]


def course(town, materials=(), fiscal_year=2026, of=None):
    """A venue's course that is whole: three live steps, the materials in each. `of` a curriculum."""
    of = of or curriculum()
    page = MunicipalityPage.objects.filter(municipality=town).first() or grown(
        home(), MunicipalityPage(title=town.name, slug=f"t{town.code}", municipality=town)
    )
    venue = VenuePage.objects.child_of(page).first() or grown(
        page, VenuePage(title="中央公民館", slug="kominkan", room="2階 会議室")
    )
    made = grown(
        venue,
        CoursePage(title="基本講座", slug=f"kihon-{next(_count)}", curriculum=of, fiscal_year=fiscal_year),
    )
    steps = [StepPage(title=row.title, slug=row.code.lower(), curriculum_step=row) for row in of.steps.all()]
    StepMaterial.objects.bulk_create(
        StepMaterial(step=step, material=each, sort_order=order)
        for step in grown_all(made, steps)
        for order, each in enumerate(materials)
    )
    return made


def cohort(town=None, *, first_day=TODAY, name="火曜クラス", slug=None, materials=None, days_between=21, of=None):
    """A class with three planned sessions, 13:30 to 15:00."""
    town = town or municipality()
    page = course(town, materials if materials is not None else [], of=of)
    made = Cohort.objects.create(
        slug=slug or f"class-{next(_count)}",
        name=name,
        municipality=town,
        curriculum=page.curriculum,
        course=page,
        venue=VenuePage.objects.get(pk=page.get_parent().pk),
        fiscal_year=page.fiscal_year,
    )
    steps = enumerate(page.curriculum.steps.all())
    days = [(step, first_day + timedelta(days=index * days_between)) for index, step in steps]
    Session.objects.bulk_create(
        Session(cohort=made, curriculum_step=step, starts_at=moment(day), ends_at=moment(day, 15, 0))
        for step, day in days
    )
    return made


def learner(town=None, name="青野 キヨ", kana="アオノ キヨ", telephone="089-000-0010", phone_family="android"):
    person = NewLearner(name=name, kana=kana, telephone=telephone, phone_family=phone_family)
    return add_learner(municipality=town or municipality(), person=person)


def enrolment(in_cohort=None, **person):
    in_cohort = in_cohort or cohort()
    return enrol(cohort=in_cohort, learner=learner(in_cohort.municipality, **person))


def staff(role, town=None, name="", username=None, until=date(2099, 3, 31)):
    username = username or f"{role}-{next(_count)}"
    user = User.objects.create_user(username, password="a long password", name=name or username)
    StaffAssignment.objects.create(user=user, role=role, municipality=town, starts=date(2020, 4, 1), until=until)
    return user


def teaching(user, in_cohort, part="lead"):
    return Teaching.objects.create(
        user=user, cohort=in_cohort, part=part, starts=date(2020, 4, 1), until=date(2099, 3, 31)
    )
