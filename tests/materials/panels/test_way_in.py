import re

import pytest

from courses.actions.write_groups import write_groups
from tests import factories


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


def new_ones(page):
    """How many buttons, and how many lines of the list behind them."""
    return len(re.findall(r"新しい教材を つくる</a>", page)), len(
        re.findall(r"<li><a [^>]*>「[^」]*」に つくる</a>", page)
    )


def test_many_shelves_are_a_list_and_not_a_wall_of_buttons(cast, home):
    assert new_ones(home(cast.officer)) == (1, 0)

    factories.shelf_of(cast.tobe)
    assert new_ones(home(cast.officer)) == (2, 0)

    factories.shelf_of(cast.masaki)
    assert new_ones(home(cast.officer)) == (1, 2)
