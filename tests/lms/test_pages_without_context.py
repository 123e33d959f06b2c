"""Pages that are shown when something went wrong must not need what may be broken."""

import re

import pytest
from django.template.loader import get_template

FAILURES = ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]


@pytest.mark.parametrize("name", FAILURES)
def test_failure_page_needs_no_context_and_no_database(name):
    html = get_template(name).render()

    assert re.findall("<h1", html) == ["<h1"]
    assert '<main class="page" id="main">' in html
    assert "電話で聞く" in html


@pytest.mark.parametrize("name", FAILURES)
def test_failure_page_holds_nothing_that_the_policy_forbids(name):
    html = get_template(name).render()

    assert re.findall(r"<script|<style|\sstyle=|\son[a-z]+=", html) == []
