import pytest

from courses.actions.write_groups import write_groups


@pytest.fixture
def home(cast, sign_in):
    write_groups()
    return lambda user: sign_in(user).get("/admin/").content.decode()


def test_way_in_leads_from_the_number_to_the_edit_screen(cast, home):
    page = home(cast.officer)

    assert f'<a href="/admin/pages/{cast.material.pk}/edit/">{cast.material.title}</a>' in page
    assert f'href="/m/{cast.material.digits}"' in page


def test_way_in_says_when_a_page_is_a_draft(cast, home):
    cast.material.unpublish()

    assert "下書き(見えていません)" in home(cast.officer)


def test_way_in_shows_nothing_that_may_not_be_changed(cast, home):
    assert f"/admin/pages/{cast.material.pk}/edit/" not in home(cast.editor)
