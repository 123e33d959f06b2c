import re

import pytest
from django.test import Client

from courses.actions.write_groups import write_groups
from courses.models import User


def press(client, whose):
    return client.post(f"/office/staff/{whose.pk}/password/", follow=True)


def test_reset_shows_the_paper_and_ends_what_is_open(sign_in, cast):
    write_groups()
    open_one = Client()
    open_one.force_login(cast.editor)
    assert open_one.get("/admin/").status_code == 200

    text = press(sign_in(cast.clerk), cast.editor).content.decode()

    password = re.findall(r'<dd class="code">([^<]+)</dd>', text)[1]
    assert User.objects.get(pk=cast.editor.pk).check_password(password)
    assert open_one.get("/admin/").status_code == 302


@pytest.mark.parametrize("whose, status", [("clerk", 200), ("neighbour_clerk", 404), ("officer", 404)])
def test_reset_of_oneself_and_of_others_changes_nothing(sign_in, cast, whose, status):
    answer = press(sign_in(cast.clerk), getattr(cast, whose))

    assert (answer.status_code, 'class="code"' in answer.content.decode()) == (status, False)
    assert User.objects.get(pk=getattr(cast, whose).pk).check_password("a long password")


def test_reset_by_get_is_refused(sign_in, cast):
    assert sign_in(cast.clerk).get(f"/office/staff/{cast.editor.pk}/password/").status_code == 405


@pytest.mark.parametrize("who", ["instructor", "editor"])
def test_reset_is_refused_to_others(sign_in, cast, who):
    assert press(sign_in(getattr(cast, who)), cast.clerk).status_code == 403
