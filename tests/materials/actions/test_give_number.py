import pytest

from materials.actions.give_number import NumberIsTaken, first_number_of, give_number
from materials.actions.retire_number import LeadsToItself, NothingToSay, retire_number
from materials.models import MaterialIndexPage, MaterialPage, Number
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    factories.material("101")
    shelf = MaterialIndexPage.objects.get()
    return shelf.add_child(instance=MaterialPage(title="新しい練習", slug="new", aim="できる。"))


def test_number_is_the_next_free_one(page):
    number = give_number(page=page, start=101)

    assert (number.digits, page.digits) == ("102", "102")


def test_number_asked_for_is_given(page):
    assert give_number(page=page, digits="205").digits == "205"


def test_number_that_is_taken_is_refused(page):
    with pytest.raises(NumberIsTaken) as caught:
        give_number(page=page, digits="101")

    assert caught.value.code == "number_is_taken"


def test_number_that_was_retired_is_never_given_again(page):
    Number.objects.create(digits="102", sentence="おわりました。")

    assert give_number(page=page, start=102).digits == "103"


def test_number_given_twice_is_the_same(page):
    assert give_number(page=page).pk == give_number(page=page).pk


def test_first_number_follows_the_shelf(page):
    assert first_number_of(page) == 102


def test_retire_keeps_the_row_and_leads_on(page):
    old, new = Number.objects.get(digits="101"), give_number(page=page)

    retired = retire_number(number=old, sentence="かわりました。", successor=new)

    assert (retired.page_id, retired.sentence, retired.successor) == (None, "かわりました。", new)


def test_retire_without_a_word_is_refused(page):
    with pytest.raises(NothingToSay):
        retire_number(number=Number.objects.get(digits="101"), sentence=" ")


def test_retire_in_a_circle_is_refused(page):
    old, new = Number.objects.get(digits="101"), give_number(page=page)
    retire_number(number=old, successor=new)

    with pytest.raises(LeadsToItself):
        retire_number(number=new, successor=old)
