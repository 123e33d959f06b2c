"""What the import contracts can't see: sizes, names, direction of strings and accessors, people, templates."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests import architecture as source

EDGES = {
    "views", "forms", "exports", "imports", "printing", "panels", "tasks", "management", "middleware", "templatetags",
}  # fmt: skip
PEOPLE = {
    "Act", "Assessment", "Attendance", "Card", "Certificate", "Enrolment", "HandedOut", "Handout", "HeldItem", "Learner",
    "Mark", "Remark", "RosterUpload", "SkillLevel", "StudyAct", "StudyState",
}  # fmt: skip
NOT_PEOPLE = {
    "AnonymousTap", "GivenBack", "Job", "NumberTyped", "RosterLayout", "TakenOut", "Tally", "TallyRun", "YearReport",
    "YearTally",
}  # fmt: skip
BANNED = {"utils", "helpers", "common", "core", "services", "managers", "misc"}
# Each builds its own markup from constants or escapes what it puts in.
MAY_MARK_SAFE = {"lms/templatetags/look.py", "lms/templatetags/reading.py", "materials/qr.py"}
TEXT = {".py", ".html", ".txt", ".in", ".md", ".toml", ".css", ".js", ".json", ".typ", ".yml", ".csv", ".svg", ""}


def snippet(code: str) -> ast.Module:
    return ast.parse(code)


def findings(reader, paths, *arguments) -> list[str]:
    return [line for path in paths for line in reader(path, source.parse(path), *arguments)]


# Size and names -------------------------------------------------------------------------------------------------------


def test_functions_fit_on_one_screen():
    assert findings(source.long_functions, source.modules(), 40, 25) == []


def test_functions_too_long_are_found():
    code = snippet("def f():\n" + "    x = 1\n" * 40 + "def test_f():\n" + "    x = 1\n" * 25)

    assert list(source.long_functions(Path("lms/a.py"), code, 40, 25)) == [
        "lms/a.py:1 f has 41 lines, 40 are allowed",
        "lms/a.py:42 test_f has 26 lines, 25 are allowed",
    ]


@pytest.mark.parametrize("pattern, limit", [("*.py", 300), ("*.js", 300), ("*.html", 120), ("*.css", 200)])
def test_files_keep_their_limit(pattern, limit):
    paths = [path for path in source.files(pattern) if "migrations" not in path.parts]

    assert list(source.long_files(paths, limit)) == []


def test_no_module_has_a_name_that_says_nothing():
    named = [path for path in source.modules() if BANNED & {path.stem, *path.relative_to(source.ROOT).parts}]

    assert named == []


# Direction ------------------------------------------------------------------------------------------------------------


def test_foreign_keys_point_down():
    upwards = [
        f"{model._meta.label}.{field.name}"
        for app in source.APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model and not is_user(field)
        if field.related_model._meta.app_label in source.APPS
        if source.is_above(field.related_model._meta.app_label, app)
    ]

    assert upwards == []


def is_user(field) -> bool:
    """The one reference upwards that is allowed: settings.AUTH_USER_MODEL."""
    return field.related_model._meta.label == "courses.User"


def test_strings_name_nothing_of_a_higher_app():
    assert findings(source.paths_upwards, source.modules(source.APPS)) == []


def test_strings_that_name_a_higher_app_are_found():
    code = snippet('ForeignKey("courses.Cohort")\nasync_task("attendance.tasks.send")\nget("courses/x.html")')
    other = snippet('apps.get_model("attendance", "Learner")\nForeignKey("materials.Number")')

    assert list(source.paths_upwards(Path("materials/models/a.py"), code)) == [
        "materials/models/a.py:1 names 'courses.Cohort' of a higher app",
        "materials/models/a.py:2 names 'attendance.tasks.send' of a higher app",
    ]
    assert list(source.paths_upwards(Path("courses/a.py"), other)) == [
        "courses/a.py:1 asks for a model of 'attendance'"
    ]


def reverse_accessors() -> dict[str, str]:
    """Names that a foreign key of a higher app puts on a model of a lower one, as Django resolved them."""
    return {
        name: relation.related_model._meta.app_label
        for app in source.APPS
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in source.APPS
        if source.is_above(relation.related_model._meta.app_label, app)
        for name in (relation.get_accessor_name(), relation.name)
        if name
    }


def test_reverse_accessors_of_higher_apps_are_not_used():
    accessors = reverse_accessors()
    found = []
    for app in source.APPS:
        paths = source.modules([app])
        # A name that the app also gives to something of its own says nothing about direction.
        own = {name for path in paths for name in source.defined_names(source.parse(path))}
        above = {name: other for name, other in accessors.items() if name not in own}
        found += findings(source.accessors_upwards, paths, above)

    assert found == []


def test_reverse_accessors_used_below_are_found():
    code = snippet(
        'cohort.enrolments.all()\nCohort.objects.filter(enrolments__learner=1)\nq.order_by("-enrolments__id")'
    )

    found = list(source.accessors_upwards(Path("courses/a.py"), code, {"enrolments": "attendance"}))

    assert found == [f"courses/a.py:{line} uses the reverse accessor 'enrolments' of attendance" for line in (1, 2, 3)]


# People ---------------------------------------------------------------------------------------------------------------


def test_people_are_read_only_through_permissions():
    paths = [path for path in source.modules(("attendance", "lms")) if source.kind_of(path) in EDGES]

    assert findings(source.people_read_past_permissions, paths, PEOPLE) == []


@pytest.mark.parametrize(
    "code, sin",
    [
        ("Learner.objects.all()", "reads Learner.objects"),
        ("models.Learner.objects.get(pk=1)", "reads Learner.objects"),
        ("from attendance.models import Card as C; C.objects.first()", "reads Card.objects"),
        ("get_object_or_404(Enrolment, pk=1)", "get_object_or_404(Enrolment, ...)"),
        ("thing._base_manager.all()", "walks around the querysets by _base_manager"),
        ("connection.cursor()", "raw SQL by cursor()"),
        ("class A(ListView):\n  model = Learner", "A lists Learner without a queryset"),
    ],
)
def test_people_read_past_permissions_are_found(code, sin):
    found = source.people_read_past_permissions(Path("lms/views/a.py"), snippet(code), PEOPLE)

    assert list(found) == [f"lms/views/a.py:1 {sin}"]


def test_people_read_by_their_permissions_are_fine():
    code = snippet(
        "learners.visible_to(user)\nCohort.objects.all()\nclass F(ModelForm):\n  class Meta:\n    model = Learner"
    )

    assert list(source.people_read_past_permissions(Path("lms/views/a.py"), code, PEOPLE)) == []


def test_every_model_of_attendance_is_named_as_about_people_or_not():
    models = {model.__name__ for model in apps.get_app_config("attendance").get_models()}

    assert models - PEOPLE - NOT_PEOPLE == set()


# Templates and words --------------------------------------------------------------------------------------------------


def test_templates_hold_no_style_script_or_unescaped_output():
    found = [
        line
        for path in source.files("*.html", source.APPS)
        for line in source.template_sins(path, path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "markup, sin",
    [
        ('<p style="x">', "style attribute"),
        ('<a onclick="x()">', "inline event handler"),
        ("<script>x()</script>", "inline script"),
        ('<script src="//host/x.js"></script>', "file from elsewhere"),
        ("{{ name|safe }}", "unescaped output"),
    ],
)
def test_templates_with_a_sin_are_found(markup, sin):
    assert list(source.template_sins(Path("lms/a.html"), f"\n{markup}")) == [f"lms/a.html:2 {sin}"]


def test_templates_may_load_our_own_script():
    markup = '<script src="{% static "lms/a.js" %}" type="module"></script>{# style="" #}<form action="?on=1">'

    assert list(source.template_sins(Path("lms/a.html"), markup)) == []


def test_markup_is_trusted_only_where_it_is_named():
    paths = [p for p in source.modules(source.APPS) if p.relative_to(source.ROOT).as_posix() not in MAY_MARK_SAFE]

    assert findings(source.trusted_markup, paths) == []


def test_no_file_names_a_package_host_or_a_folder_of_one_machine():
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org"]
    words = re.compile("|".join(map(re.escape, [*hosts, "/work" + "/", "/root" + "/"])))
    paths = [path for path in source.files("*") if path.suffix in TEXT and path.stat().st_size < 1_000_000]

    found = [str(path) for path in paths if words.search(path.read_text(encoding="utf-8", errors="replace"))]

    assert found == []
