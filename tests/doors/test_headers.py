"""Headers of every class of answer, and pages that a strict policy lets work (S10; house-style.md 27)."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from wagtail.models import Page

from attendance.views.learner import home
from lms import critical
from lms.views.public import house
from tests.doors.addresses import NOWHERE, own_addresses, sign_in_addresses
from tests.doors.markup import forbidden
from tests.doors.reading import body_of
from tests.doors.town import ROLES, in_depth, passwords

STRICT = {
    "default-src": "'self'",
    "style-src": f"'self' {critical.SOURCE}",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
LOOSE = STRICT | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
OWN_HOSTS = {"testserver", "127.0.0.1:8000"}
PRIVATE = ("/me/", "/classroom/", "/office/", "/accounts/", "/k/", "/K/")
COOKIES = {"csrftoken", "staff", "tsuzuki_card", "tsuzuki_card_next", "phone", "furigana"}
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/)|@import|url\([\"']?//")
ROOT = Path(__file__).parents[2]


def policy(answer):
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";") if part.strip())
    return {name: words for name, _, words in parts}


def asked(town):
    for address in own_addresses() + sign_in_addresses():
        yield from address.paths(town.own)
        yield from address.paths(NOWHERE) if address.names_an_object else ()
    yield from (f"/K/{town.stopped_token}", f"/k/{NOWHERE.token}", "/m/999", "/m/", "/no-such-page/")
    yield from (page.url for page in Page.objects.live().filter(depth__lte=4).exclude(depth=1)[:12])


def answers(browser, town):
    """Of every own address, pages and errors, by GET and, without a word, by POST."""
    for path in asked(town):
        yield path, browser.get(path)
        if path.partition("?")[0] == path:
            yield path, browser.post(path)


@pytest.mark.parametrize("role", in_depth(ROLES, quick=("anonymous", "card", "clerk")))
def test_every_answer_carries_its_headers(role, town, browser_of):
    """One walk for all of them; each fault says where it is."""
    faults = [
        f"{path} ({answer.status_code}): {fault}"
        for path, answer in answers(browser_of(role), town)
        for look in (rules, keeping, cookies, markup)
        for fault in look(path, answer)
    ]

    assert faults == []


def rules(path, answer):
    """What a page may do, who may frame it, where its address goes."""
    frames, expected = ("SAMEORIGIN", LOOSE) if path.startswith("/admin/") else ("DENY", STRICT)
    referrer = "no-referrer" if path.lower().startswith("/k/") else "same-origin"
    expected_headers = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": frames,
        "Referrer-Policy": referrer,
    }
    seen = {name: answer.get(name) for name in expected_headers}
    return [f"{seen} {policy(answer)}"] if (seen, policy(answer)) != (expected_headers, expected) else []


def keeping(path, answer):
    """An answer about people is in no cache and in no search engine."""
    if path.startswith(PRIVATE) and answer.get("Cache-Control") != "private, no-store":
        yield f"Cache-Control {answer.get('Cache-Control')}"
    if path.startswith(PRIVATE) and not is_hidden(answer):
        yield "may be searched"


def is_hidden(answer):
    return answer.get("X-Robots-Tag") == "noindex, nofollow, noarchive"


def cookies(path, answer):
    """Out of reach of scripts and of other sites."""
    for cookie in answer.cookies.values():
        seen = (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"])
        is_taken_away = cookie["max-age"] == 0
        if cookie.key not in COOKIES or not (is_taken_away or seen == (True, "Lax", "/", "")):
            yield f"cookie {cookie.key} {seen}"


def markup(path, answer):
    """What the strict policy forbids, or asks another host."""
    if path.startswith("/admin/") or not answer["Content-Type"].startswith("text/html"):
        return []
    return forbidden(body_of(answer).decode(), OWN_HOSTS)


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/images/", "/admin/pages/search/", "/admin/snippets/materials/number/"]
)
def test_the_editor_alone_has_the_loose_policy(path, town, browser_of):
    answer = browser_of("prefecture").get(path)

    assert (answer.status_code, policy(answer)) == (200, LOOSE)


@pytest.mark.parametrize("role, path, module, name", [
    ("anonymous", "/privacy/", house, "_page"),
    ("card", "/me/", home, "learner_day"),
])  # fmt: skip
def test_a_fault_is_answered_under_the_same_headers(role, path, module, name, town, browser_of, monkeypatch):
    browser = browser_of(role, raise_request_exception=False)

    def fault(*arguments):
        raise RuntimeError(f"{town.own.token} is a secret")

    monkeypatch.setattr(module, name, fault)
    answer = browser.get(path)

    assert (answer.status_code, policy(answer), answer["X-Content-Type-Options"]) == (500, STRICT, "nosniff")
    assert town.own.token not in answer.content.decode()
    assert markup(path, answer) == []
    assert is_hidden(answer) == (path == "/me/")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        f"<style>{critical.STYLE} </style>",
        '<p style="color: red">',
        '<p onclick="go()">',
        '<img src="https://elsewhere.example/a.png">',
        '<link href="//elsewhere.example/a.css">',
        '<img srcset="/a.png 1x, https://elsewhere.example/b.png 2x">',
        '<a href="javascript:go()">',
    ],
)
def test_what_a_strict_policy_forbids_is_found(html):
    assert len(forbidden(html, OWN_HOSTS)) == 1


def test_what_a_strict_policy_allows_is_let_through():
    html = f"<style>{critical.STYLE}</style>"
    html += '<svg xmlns="http://www.w3.org/2000/svg"></svg><script src="/static/a.js"></script><a href="/m/101">x</a>'

    assert forbidden(html, OWN_HOSTS) == []


def test_styles_and_scripts_ask_no_other_host():
    apps = ("lms", "attendance", "courses", "materials")
    own = [path for app in apps for path in (ROOT / app).rglob("static/**/*")]
    texts = {path: path.read_text(encoding="utf-8") for path in own if path.suffix in (".css", ".js")}

    assert len(texts) > 5
    assert [str(path) for path, text in texts.items() if OUTSIDE.search(text)] == []


# With TLS ---------------------------------------------------------------------------------------------------------------

NAMES = (
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_NAME",
    "PLAIN_HTTP", "CARD_COOKIE", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
)  # fmt: skip


def settings_with_tls():
    """What a process that was started with PLAIN_HTTP=0 says about itself."""
    code = (
        "import json; from django.conf import settings as s; "
        f"print(json.dumps({{name: getattr(s, name) for name in {NAMES!r}}}))"
    )
    given = {"PLAIN_HTTP": "0", "SITE_URL": "https://tsuzuki.example", "TSUZUKI_MODE": "test"}
    env = os.environ | given | {"DJANGO_SETTINGS_MODULE": "lms.settings"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_with_tls_every_cookie_is_secure(town, browser_of):
    with override_settings(**settings_with_tls()):
        browser = browser_of("anonymous")
        there = {"secure": True}
        card = browser.get(f"/k/{town.own.token}", **there).cookies["__Host-tsuzuki_card"]
        token = browser.get("/accounts/login/", **there).cookies["__Host-csrftoken"]
        phone = browser.get("/m/101?phone=iphone", **there).cookies["phone"]
        sent = {"login": "tobe", "password": passwords(town)["tobe"]}
        staff = browser.post("/accounts/login/", sent, **there).cookies["__Host-staff"]

    cookies = [card, token, phone, staff]
    assert [(c["secure"], c["httponly"], c["samesite"], c["domain"]) for c in cookies] == [(True, True, "Lax", "")] * 4


def test_with_tls_plain_http_is_sent_on(town, browser_of):
    with override_settings(**settings_with_tls()):
        plain = browser_of("anonymous").get("/privacy/")
        tls = browser_of("anonymous").get("/privacy/", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/privacy/")
    assert tls["Strict-Transport-Security"].startswith("max-age=31536000; includeSubDomains")


def test_without_tls_no_cookie_asks_for_it():
    assert (settings.PLAIN_HTTP, settings.CARD_COOKIE) == (True, "tsuzuki_card")
