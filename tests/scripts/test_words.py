import re

import pytest
from django.utils.translation import gettext, ngettext

from scripts import words

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")
both = pytest.mark.parametrize("domain", words.DOMAINS)


@both
def test_every_string_of_the_editor_has_japanese(domain):
    assert list(words.missing(domain)) == []


@both
def test_the_compiled_file_is_made_from_the_readable_one(domain):
    compiled = words.compiled(words.entries(words.FOLDER / f"{domain}.po"))

    assert (words.FOLDER / f"{domain}.mo").read_bytes() == compiled, "python3 -m scripts.words"


@both
def test_a_translation_keeps_every_placeholder_and_tag(domain):
    changed = [
        entry.key
        for entry in words.entries(words.FOLDER / f"{domain}.po")[1:]
        if sorted(set(PLACEHOLDER.findall(entry.english))) != sorted(set(PLACEHOLDER.findall(entry.japanese)))
    ]

    assert changed == []


@both
def test_a_string_stands_once(domain):
    keys = [entry.key for entry in words.entries(words.FOLDER / f"{domain}.po")]

    assert sorted(keys) == sorted(set(keys))


def test_django_reads_singular_and_plural_from_it():
    assert gettext("Search…") == "検索…"
    assert ngettext("%(num_pages)d page has been moved", "%(num_pages)d pages have been moved", 1) == (
        "%(num_pages)dページを移動しました"
    )


def test_missing_names_the_package_and_the_string(tmp_path, monkeypatch):
    (tmp_path / "django.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", tmp_path)

    assert "wagtail.images: Image is decorative" in list(words.missing("django"))
