"""A product's stories, told in a real browser against a real server."""

import io
import os
from pathlib import Path

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from courses.actions.open_cohort import open_cohort
from courses.models import CoursePage, Municipality, Teaching
from lms.demo import content, staff
from tests import factories

WRITTEN_OUT = ("103", "105", "203", "206", "301", "304")
PHONE = {"viewport": {"width": 360, "height": 740}}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def clock():
    """Time that runs, and can be moved between the meetings of a class."""
    with time_machine.travel(factories.NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def site(transactional_db, clock, live_server, settings, tmp_path):
    """The demo's content and staff, without its classes; addresses in QR codes lead to this server."""
    settings.SITE_URL = live_server.url
    content.load(2026)
    accounts = tmp_path / "accounts.txt"
    staff.load(2026, accounts)
    words = [line.split("\t") for line in accounts.read_text(encoding="utf-8").splitlines()]
    live_server.passwords = {name: password for _, name, password in words}
    return live_server


@pytest.fixture
def library(transactional_db, live_server, settings):
    """The practices alone: no towns, no classes."""
    settings.SITE_URL = live_server.url
    content.load_library()
    return live_server


@pytest.fixture
def class_of(site):
    """Opens a class in a municipality, three meetings three weeks apart, taught by the demo's instructor."""

    def opened(code, slug, first_day=factories.TODAY):
        town = Municipality.objects.get(pk=code)
        course = CoursePage.objects.descendant_of(town.page).get()
        starts = [factories.moment(first_day + factories.timedelta(days=days)) for days in (0, 21, 42)]
        koshi = factories.User.objects.get(username="koshi")
        made = open_cohort(course=course, name="火曜クラス", capacity=15, starts=starts, slug=slug, by=koshi.pk)
        Teaching.objects.create(
            user=koshi, cohort=made, part="lead", starts=factories.date(2026, 4, 1), until=factories.date(2027, 3, 31)
        )
        return made

    return opened


class Walk:
    """A person in front of a browser: counts clicks, and has every new screen examined."""

    def __init__(self, page, site):
        self.page, self.site, self.clicks, self.faults = page, site, 0, []
        page.set_default_timeout(15_000)
        page.emulate_media(reduced_motion="reduce")  # axe must not measure a button on its way to its colour

    def go(self, path):
        self.page.goto(self.site.url + path if path.startswith("/") else path)
        self.look()

    def press(self, name, role="button", **how):
        self.clicks += 1
        self.page.get_by_role(role, name=name, **how).first.click()
        self.look()

    def look(self):
        """axe on the whole screen at rest: as tall as the page is, so that a strip at the thumb lies over nothing half."""
        self.page.wait_for_load_state()
        if "/admin/" in self.page.url:
            self.page.wait_for_timeout(700)  # Wagtail's messages come in late and slowly
        usual = self.page.viewport_size
        height = self.page.evaluate("() => document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": usual["width"], "height": max(height, usual["height"])})
        found = Axe().run(self.page, options=RULES).response["violations"]
        self.page.set_viewport_size(usual)
        for rule in found:
            for node in rule["nodes"]:
                why = " ".join(check["message"] for check in node["any"])
                self.faults.append(f"{self.page.url} {rule['id']}: {node['html'][:160]} {why[:200]}")

    def picture(self, name, width=1024, height=None):
        """For the documentation, when PICTURES says where (make screenshots). With `height` a
        window of that size, else the whole page."""
        folder = os.environ.get("PICTURES")
        if not folder:
            return
        usual = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": height or 700})
        self.page.mouse.move(0, 0)
        taken = Image.open(io.BytesIO(self.page.screenshot(full_page=height is None)))
        few_colours = taken.convert("RGB").quantize(64, dither=Image.Dither.NONE)
        few_colours.save(Path(folder) / f"{name}.png", optimize=True)
        self.page.set_viewport_size(usual)

    def pdf(self, name):
        """Presses what prints, and returns the sheet's bytes."""
        self.clicks += 1
        button = self.page.get_by_role("button", name=name).first
        form = button.evaluate("b => [b.form.action, new URLSearchParams(new FormData(b.form)).toString()]")
        answer = self.page.request.post(
            form[0],
            data=form[1],
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.site.url,
                "Referer": self.page.url,
            },
        )
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()

    def sign_in(self, username):
        self.page.context.clear_cookies()
        self.go("/accounts/login/")
        self.page.get_by_label("利用者名").fill(username)
        self.page.locator("input[type=password]").fill(self.site.passwords[username])
        self.press("入る(サインイン)")


@pytest.fixture
def walk(page, site):
    page.set_viewport_size({"width": 1280, "height": 900})
    return Walk(page, site)


@pytest.fixture
def phone(new_context, site):
    """A second person, on a phone."""
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
    return Walk(page, site)
