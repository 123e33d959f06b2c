"""The style within the page is small, allowed by its hash alone, and says nothing that the linked style sheets don't."""

import re
from pathlib import Path

from django.conf import settings

from lms import critical

FOLDER = Path(critical.__file__).parent / "static" / "lms" / "css"


def rules_of(css):
    """(selector, property: value) of the rules that stand alone, outside media and containers."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    plain = re.sub(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
    for selectors, words in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        for selector in selectors.split(","):
            yield from (
                (" ".join(selector.split()), " ".join(word.split())) for word in words.split(";") if word.strip()
            )


def linked():
    for path in FOLDER.glob("*.css"):
        if path.name != "critical.css":
            yield from rules_of(path.read_text(encoding="utf-8"))


def test_every_rule_is_one_of_the_linked_style_sheets():
    said = set(rules_of((FOLDER / "critical.css").read_text(encoding="utf-8")))

    assert len(said) > 150
    assert sorted(said - set(linked())) == []


def test_it_is_small_and_nothing_is_lost_without_air():
    def tight(css):
        return [
            (re.sub(r"\s", "", selector), re.sub(r"\s*([:,])\s*", r"\1", words)) for selector, words in rules_of(css)
        ]

    assert len(critical.STYLE) <= 6_000
    assert tight(critical.STYLE) == tight((FOLDER / "critical.css").read_text(encoding="utf-8"))


def test_policy_names_it_by_its_hash_and_allows_no_other():
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"] == ["'self'", critical.SOURCE]
