"""What README, CONTRIBUTING and docs/ say must be so."""

import re

import pytest

from tests.architecture import ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def packages(name: str) -> set[str]:
    lines = [line.split("#")[0].strip() for line in text(name).splitlines()]
    return {re.split(r"[><=;\[ ]", line)[0] for line in lines if line and not line.startswith("-")}


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_package_has_its_reason(name):
    reasons = re.findall(r"^\| ([^|]+) \|", text("docs/dependencies.md"), re.M)
    named = {re.split(r"[ \[]", word.strip())[0] for cell in reasons for word in cell.split(",")}

    assert packages(name) - named == set()


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CONTRIBUTING.md"])
def test_every_command_named_exists(name):
    targets = set(re.findall(r"^(\w+):", text("Makefile"), re.M))
    named = set(re.findall(r"\bmake (\w+)", "\n".join(re.findall(r"`[^`]+`|^make .*$", text(name), re.M))))

    assert named - targets == set()
    assert {"run", "test"} & named


def test_every_file_linked_exists():
    papers = ("README.md", "README.ja.md", "CONTRIBUTING.md")
    linked = {target for name in papers for target in re.findall(r"\]\(([^)]+)\)", text(name))}

    assert [target for target in sorted(linked) if not (ROOT / target).exists()] == []


def test_lists_hold_hashes_and_no_addresses():
    lists = [text("requirements.txt"), text("requirements-dev.txt")]

    assert ["--hash=sha256:" in content and "://" not in content for content in lists] == [True, True]
