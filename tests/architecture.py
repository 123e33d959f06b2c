"""Readers of the source for tests/test_architecture.py: each returns the findings as lines "path:line what"."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("materials", "courses", "attendance", "lms")  # from the bottom to the top
LEFT_OUT = {
    ".git",
    ".venv",
    "var",
    "node_modules",
    "__pycache__",
    "vendor",
    "vendored",
    "test-results",
    "shots",
    ".hypothesis",
}

APP_PATH = re.compile(rf"({'|'.join(APPS)})((\.\w+)+)")
TEMPLATE_SINS = {
    "style attribute": re.compile(r"\sstyle\s*=", re.I),
    "inline event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.I),
    "style element": re.compile(r"<style[\s>]", re.I),
    "javascript: address": re.compile(r"javascript:", re.I),
    "file from elsewhere": re.compile(
        r"<(script|link|img|iframe|source|video)[^>]*\s(src|href)\s*=\s*.(https?:)?//", re.I
    ),
    "unescaped output": re.compile(r"\|\s*safe(seq)?\b|{%\s*autoescape\s+off"),
}


def kept(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not LEFT_OUT & set(parts) and not any(part.endswith("_cache") for part in parts)


def files(pattern: str, folders: Iterable[str] = (".",)) -> list[Path]:
    found = {path for folder in folders for path in (ROOT / folder).rglob(pattern)}
    return sorted(path for path in found if path.is_file() and kept(path))


def modules(folders: Iterable[str] = (".",)) -> list[Path]:
    return [path for path in files("*.py", folders) if "migrations" not in path.parts]


def where(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(ROOT) if path.is_absolute() else path}:{line} {what}"


def app_of(path: Path) -> str:
    return (path.relative_to(ROOT) if path.is_absolute() else path).parts[0]


def kind_of(path: Path) -> str:
    """`attendance/views/office/list.py` is of the kind `views`, `attendance/tasks.py` of the kind `tasks`."""
    return Path((path.relative_to(ROOT) if path.is_absolute() else path).parts[1]).stem


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


# Size -----------------------------------------------------------------------------------------------------------------


def long_functions(path: Path, tree: ast.Module, limit: int, tests_limit: int) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            allowed = tests_limit if node.name.startswith("test_") else limit
            if lines > allowed:
                yield where(path, node.lineno, f"{node.name} has {lines} lines, {allowed} are allowed")


def long_files(paths: Iterable[Path], limit: int) -> Iterator[str]:
    for path in paths:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > limit:
            yield where(path, lines, f"{lines} lines, {limit} are allowed")


# Direction ------------------------------------------------------------------------------------------------------------


def is_above(app: str, other: str) -> bool:
    return APPS.index(app) > APPS.index(other)


def paths_upwards(path: Path, tree: ast.Module) -> Iterator[str]:
    """Strings that name something of a higher app: foreign keys, task paths, permissions, `get_model`."""
    own = app_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = APP_PATH.fullmatch(node.value)
            if found and is_above(found[1], own):
                yield where(path, node.lineno, f"names {node.value!r} of a higher app")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get_model":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and first.value in APPS and is_above(first.value, own):
                yield where(path, node.lineno, f"asks for a model of {first.value!r}")


def lookups(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that could be a field or a relation: `.x`, `x__y=...`, "x__y"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg.strip("_"):
            yield from ((node.value.lineno, part) for part in node.arg.split("__"))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"-?\w+", node.value):
            yield from ((node.lineno, part) for part in node.value.lstrip("-").split("__"))


def defined_names(tree: ast.Module) -> Iterator[str]:
    """Names that code of its own gives to fields, variables, functions and relations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.keyword) and node.arg == "related_name" and isinstance(node.value, ast.Constant):
            yield node.value.value


def accessors_upwards(path: Path, tree: ast.Module, accessors: dict[str, str]) -> Iterator[str]:
    """`accessors`: the reverse name on a model, and the app whose foreign key makes it."""
    own = app_of(path)
    for line, name in sorted(set(lookups(tree))):
        if name in accessors and is_above(accessors[name], own):
            yield where(path, line, f"uses the reverse accessor {name!r} of {accessors[name]}")


# People ---------------------------------------------------------------------------------------------------------------


def people_read_past_permissions(path: Path, tree: ast.Module, people: set[str]) -> Iterator[str]:
    """`Learner.objects`, `get_object_or_404(Learner, ...)`, `model = Learner` in a view, back doors and raw SQL."""
    names = {name: name for name in people} | {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname and alias.name in people
    }
    for node in ast.walk(tree):
        sin = _manager_sin(node, names) or _call_sin(node, names) or _view_sin(node, names)
        if sin:
            yield where(path, node.lineno, sin)


def _named(node: ast.AST, names: dict[str, str]) -> str | None:
    """The person's model that `Learner` or `models.Learner` stands for."""
    word = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return names.get(word)


def _manager_sin(node: ast.AST, names: dict[str, str]) -> str | None:
    if not isinstance(node, ast.Attribute):
        return None
    if node.attr in ("_base_manager", "_default_manager"):
        return f"walks around the querysets by {node.attr}"
    person = _named(node.value, names)
    return f"reads {person}.objects" if person and node.attr == "objects" else None


def _call_sin(node: ast.AST, names: dict[str, str]) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    person = _named(node.args[0], names) if node.args else None
    if called in ("get_object_or_404", "get_list_or_404") and person:
        return f"{called}({person}, ...)"
    return f"raw SQL by {called}()" if called in ("cursor", "raw", "RawSQL") else None


def _view_sin(node: ast.AST, names: dict[str, str]) -> str | None:
    if not isinstance(node, ast.ClassDef) or not any(ast.unparse(base).endswith("View") for base in node.bases):
        return None
    for line in node.body:
        if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "model" and _named(line.value, names):
            return f"{node.name} lists {_named(line.value, names)} without a queryset"
    return None


# Templates and words --------------------------------------------------------------------------------------------------


def template_sins(path: Path, text: str) -> Iterator[str]:
    text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", text, flags=re.S)
    for sin, pattern in TEMPLATE_SINS.items():
        yield from (where(path, text.count("\n", 0, hit.start()) + 1, sin) for hit in pattern.finditer(text))


def trusted_markup(path: Path, tree: ast.Module) -> Iterator[str]:
    """Calls only: as a type, SafeString is what `format_html` returns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in ("mark_safe", "SafeString", "SafeText"):
                yield where(path, node.lineno, called)
