import pytest


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
