import pytest

from courses.actions.choose_password import HasOwnPassword, SameAsOnPaper, choose_password
from courses.actions.give_password import give_password
from courses.models import User


def test_choose_password_makes_it_the_own(cast):
    give_password(user=cast.editor, by=cast.clerk)

    chosen = choose_password(user=cast.editor, password="mikan no hana saku")

    assert (chosen.temporary_until, chosen.check_password("mikan no hana saku")) == (None, True)


def test_choose_password_twice_is_refused(cast):
    give_password(user=cast.editor, by=cast.clerk)
    choose_password(user=cast.editor, password="mikan no hana saku")

    with pytest.raises(HasOwnPassword):
        choose_password(user=cast.editor, password="another long one")

    assert User.objects.get(pk=cast.editor.pk).check_password("mikan no hana saku")


def test_choose_password_is_not_for_who_has_one(cast):
    with pytest.raises(HasOwnPassword):
        choose_password(user=cast.clerk, password="mikan no hana saku")


def test_choose_password_that_is_on_the_paper_is_refused(cast):
    password = give_password(user=cast.editor, by=cast.clerk)

    with pytest.raises(SameAsOnPaper):
        choose_password(user=cast.editor, password=password)
