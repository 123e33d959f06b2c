import pytest

from tests import factories


@pytest.fixture
def look(sign_in, cast):
    """Opens an office screen as the municipality's clerk; the text of it."""

    def looked(path="", who=None):
        response = sign_in(who or cast.clerk).get(f"/office/{path}")
        assert response.status_code == 200
        return response.content.decode()

    return looked


@pytest.fixture
def send(sign_in, cast):
    """Sends a form as the municipality's clerk; the answer, redirects followed."""

    def sent(path, by=None, follow=True, **data):
        return sign_in(by or cast.clerk).post(f"/office/{path}", data, follow=follow)

    return sent


@pytest.fixture
def folder(settings, tmp_path):
    """Where rosters lie between preview and confirmation."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT / "rosters"


@pytest.fixture
def clerk(cast, sign_in):
    return sign_in(cast.clerk)


@pytest.fixture
def setsuko(cast):
    """Last year's, in another class."""
    last_year = factories.cohort(cast.tobe, slug="tobe-0", name="昨年の組")
    row = factories.enrolment(last_year, name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020")
    return row.learner
