import pytest

from courses.actions.write_groups import write_groups


@pytest.fixture
def editing(cast, sign_in):
    write_groups()
    return sign_in


def test_reports_are_offered_to_the_prefecture_only(cast, editing):
    assert "/admin/reports/" in editing(cast.officer).get("/admin/").content.decode()
    assert "/admin/reports/" not in editing(cast.editor).get("/admin/").content.decode()


def test_who_may_publish_is_offered_nothing_else(cast, editing):
    page = editing(cast.officer).get(f"/admin/pages/{cast.material.pk}/edit/").content.decode()

    assert 'name="action-publish"' in page
    assert 'name="action-submit"' not in page


def test_the_editor_answers_who_may_not_come_in(cast, editing):
    """Not with the sign-in, which would send somebody who is signed in straight back."""
    assert editing(cast.instructor).get("/admin/").status_code == 403
    assert editing(cast.instructor).get("/admin/login/").status_code == 403


def test_the_editor_leads_strangers_to_the_sign_in(client, cast):
    assert client.get("/admin/").headers["Location"] == "/accounts/login/?next=/admin/"
