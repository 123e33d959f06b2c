import pytest
from django.db import DatabaseError
from wagtail.models import Site

pytestmark = pytest.mark.django_db


def test_healthz_says_ok(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_healthz_without_a_database_says_so(client, monkeypatch):
    def fails():
        raise DatabaseError

    monkeypatch.setattr(Site.objects, "exists", fails)

    assert client.get("/healthz").status_code == 503


def test_robots_stay_away_from_people(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert {"Disallow: /k/", "Disallow: /me/", "Disallow: /s/"} <= set(lines)


def test_favicon_is_our_mark(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response.headers["Location"]) == (302, "/static/lms/favicon.svg")
