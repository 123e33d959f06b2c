"""Pages and curriculum of the demo: the prefecture's shared library, the year's master course, a venue for everybody."""

from datetime import date
from typing import Any, TypeVar

from wagtail.models import Page, Site

from courses.actions.copy_course import FIRST_NUMBER_OF_STEPS, copy_course
from courses.models import CoursePage, Municipality, MunicipalityPage, StepMaterial, StepPage, VenuePage
from lms.demo import texts
from lms.models import HomePage
from materials.actions.give_number import give_number
from materials.models import Checkpoint, Curriculum, CurriculumStep, MaterialIndexPage, MaterialPage, Number

P = TypeVar("P", bound=Page)


def load(fiscal_year: int) -> None:
    materials = load_library()
    master = _master(_home(), _curriculum(), fiscal_year, materials)
    for row in texts.municipalities():
        town = _municipality(row)
        copy_course(master=master, venue=_venue(_home(), town))


def load_library() -> dict[str, MaterialPage]:
    """The home page, the curriculum and the practices, by their numbers."""
    home = _home()
    _curriculum()
    return _materials(_library(home))


def _home() -> HomePage:
    there = HomePage.objects.first()
    if there is not None:
        return there
    home = HomePage(
        title="つづき", slug="tsuzuki", contact_name="愛媛県 スマホ教室の係(見本)", telephone="089-000-0000"
    )
    Page.get_first_root_node().add_child(instance=home)
    welcome = Site.objects.filter(is_default_site=True).values_list("root_page_id", flat=True).first()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "つづき"}
    )
    for page in Page.objects.filter(pk=welcome, depth=2).exclude(pk=home.pk):
        page.delete()  # Wagtail's own welcome page
    home.save_revision().publish()
    return home


def _curriculum() -> Curriculum:
    data = texts.read("curriculum")
    curriculum, _ = Curriculum.objects.get_or_create(code=data["code"], defaults={"name": data["name"]})
    for row in data["steps"]:
        step, _ = CurriculumStep.objects.get_or_create(
            curriculum=curriculum, code=row["code"], defaults={"position": row["position"], "title": row["title"]}
        )
        for each in row["checkpoints"]:
            Checkpoint.objects.get_or_create(
                step=step, code=each["code"], defaults={name: each[name] for name in each if name != "code"}
            )
    return curriculum


def _library(home: HomePage) -> MaterialIndexPage:
    there = MaterialIndexPage.objects.child_of(home).first()
    return there or _published(
        home, MaterialIndexPage(title="自習教材", slug="materials", intro="紙の教材と 同じ練習です。")
    )


def _materials(library: MaterialIndexPage) -> dict[str, MaterialPage]:
    checkpoints = {row.code: row for row in Checkpoint.objects.filter(step__curriculum__code="basic")}
    return {row["number"]: _material(library, row, checkpoints) for row in texts.read("materials")}


def _material(library: MaterialIndexPage, row: dict[str, Any], checkpoints: dict[str, Checkpoint]) -> MaterialPage:
    number = Number.objects.filter(digits=row["number"]).first()
    if number is not None and number.page_id:
        return MaterialPage.objects.get(pk=number.page_id)
    page = MaterialPage(
        title=row["title"],
        slug=row["code"].lower(),
        aim=row["aim"],
        reading=row["reading"],
        minutes=row["minutes"],
        family_note=row["family_note"],
        checked_on=date.fromisoformat(row["checked_on"]),
        body=row["body"],
    )
    page.checkpoints = [checkpoints[code] for code in row["checkpoints"]]
    _published(library, page)
    give_number(page=page, digits=row["number"])
    return page


def _master(home: HomePage, curriculum: Curriculum, fiscal_year: int, materials: dict[str, MaterialPage]) -> CoursePage:
    there = CoursePage.objects.child_of(home).filter(curriculum=curriculum, fiscal_year=fiscal_year).first()
    if there is not None:
        return there
    intro = "全3回で 一歩ずつ すすみます。回と回の間は、紙の教材で 1日10分の練習を します。"
    title, slug = "フォローアップ型 スマホ教室", f"kihon-{fiscal_year}"
    course = _published(
        home, CoursePage(title=title, slug=slug, curriculum=curriculum, fiscal_year=fiscal_year, intro=intro)
    )
    for row in texts.read("steps"):
        _step(course, row, curriculum, materials)
    return course


def _step(course: CoursePage, row: dict[str, Any], curriculum: Curriculum, materials: dict[str, MaterialPage]) -> None:
    page = StepPage(
        title=row["title"],
        slug=row["code"].lower(),
        curriculum_step=CurriculumStep.objects.get(curriculum=curriculum, code=row["code"]),
        goal=row["goal"],
        body=[{"type": "part", "value": {"heading": "", "text": f"<p>{row['lead']}</p>"}}],
        bring=row["bring"],
    )
    page.step_materials = [
        StepMaterial(material=materials[number], sort_order=order) for order, number in enumerate(row["materials"])
    ]
    give_number(page=_published(course, page), start=FIRST_NUMBER_OF_STEPS)


def _municipality(row: dict[str, str]) -> Municipality:
    venue = texts.venues()[row["code6"]]
    return Municipality.objects.get_or_create(
        code=row["code6"],
        defaults={
            "name": row["name"],
            "kana": row["kana"],
            "region": texts.REGIONS[row["region"]],
            "contact_name": f"{row['name']} スマホ教室の係(見本)",
            "telephone": venue["telephone"],
        },
    )[0]


def _venue(home: HomePage, town: Municipality) -> VenuePage:
    data = texts.venues()[town.code]
    page = MunicipalityPage.objects.filter(municipality=town).first() or _published(
        home, MunicipalityPage(title=town.name, slug=data["slug"], municipality=town)
    )
    names = ("room", "address", "access", "telephone", "reading")
    return VenuePage.objects.child_of(page).first() or _published(
        page, VenuePage(title=data["venue"], slug="kaijo", **{name: data[name] for name in names})
    )


def _published(parent: Page, page: P) -> P:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
