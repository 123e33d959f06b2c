"""The register of numbers on paper, as the prefecture's secretariat works with it."""

import re

import pytest
from django.urls import reverse

from courses.actions.write_groups import write_groups
from materials.models import MaterialIndexPage, MaterialPage, Number
from tests import factories

ADD = "/admin/snippets/materials/number/add/"


@pytest.fixture
def officer(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


@pytest.fixture
def page(cast):
    return factories.grown(MaterialIndexPage.objects.get(), MaterialPage(title="新しい練習", slug="new", aim="x"))


def change(browser, number, **words):
    form = {"page": "", "successor": "", "sentence": "", **words}
    return browser.post(reverse("wagtailsnippets_materials_number:edit", args=[number.pk]), form)


def text(response):
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", response.content.decode()))


@pytest.mark.parametrize(
    "typed, given",
    [("", "102"), ("777", "777"), ("７７７", "777"), (" 777 ", "777")],
    ids=["next", "own", "wide", "loose"],
)
def test_a_page_is_given_a_number(officer, page, typed, given):
    officer.post(ADD, {"page": page.pk, "digits": typed})

    assert page.digits == given


def test_a_step_is_given_one_of_four_digits(officer, cast):
    step = cast.cohort.course.get_children().first()

    officer.post(ADD, {"page": step.pk, "digits": ""})

    assert Number.objects.get(page=step).digits == "1001"


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("101", "この番号はもう使われています。紙にのこるので、使いなおせません。"),
        ("012", "3けたから6けたの数字で、0から始まらない番号にしてください。"),
        ("百", "3けたから6けたの数字で、0から始まらない番号にしてください。"),
    ],
)
def test_a_number_that_can_not_be_given_has_a_plain_sentence(officer, page, typed, sentence):
    answer = officer.post(ADD, {"page": page.pk, "digits": typed})

    assert sentence in text(answer)
    assert f'value="{typed}"' in answer.content.decode()
    assert page.title in answer.content.decode()
    assert Number.objects.count() == 1


def test_a_page_with_a_number_is_not_given_the_next_by_mistake(officer, cast):
    answer = officer.post(ADD, {"page": cast.material.pk, "digits": ""})

    assert "このページには、もう番号101があります。" in text(answer)


def test_a_number_is_pointed_to_another_page(officer, page):
    number = Number.objects.get()

    change(officer, number, page=page.pk, sentence="とっておく文")

    number.refresh_from_db()
    assert (number.page_id, number.sentence) == (page.pk, "とっておく文")


def test_a_number_is_retired_with_a_successor(officer, page):
    old, new = Number.objects.get(), Number.objects.create(digits="102", page=page)

    change(officer, old, successor=new.pk)

    old.refresh_from_db()
    assert (old.page, old.successor) == (None, new)


def test_a_number_is_not_retired_without_a_word(officer):
    number = Number.objects.get()

    answer = change(officer, number)

    assert "番号を読んだ人に出す文か、かわりの番号を入れてください。" in text(answer)
    number.refresh_from_db()
    assert number.page is not None


def test_a_number_does_not_lead_to_itself(officer, page):
    old = Number.objects.get()
    new = Number.objects.create(digits="102", successor=old)

    answer = change(officer, old, successor=new.pk)

    assert "かわりの番号に、同じ番号は選べません。" in text(answer)


def test_the_screen_says_what_a_scan_shows_and_who_has_the_paper(officer, cast):
    shown = text(officer.get(reverse("wagtailsnippets_materials_number:edit", args=[Number.objects.get().pk])))

    assert "番号101を読むと、「毎朝、天気を見る」が出ます。" in shown
    assert "いま教室で使っています。" in shown
    assert "砥部町中央公民館基本講座(令和8年度)令和8年12月1日(火)(まだ終わっていません)" in shown


def test_the_screen_of_a_retired_number_says_where_it_leads(officer, cast):
    old = Number.objects.create(digits="102", sentence="新しくなりました。", successor=Number.objects.get())

    shown = text(officer.get(reverse("wagtailsnippets_materials_number:edit", args=[old.pk])))

    assert "番号102を読むと、「新しくなりました。」と出ます。かわりに番号101「毎朝、天気を見る」をすすめます。" in shown


def test_the_list_says_how_each_number_stands(officer, cast, page):
    page.unpublish()
    Number.objects.create(digits="102", page=page)
    Number.objects.create(digits="103", sentence="おわりました。")

    shown = text(officer.get(reverse("wagtailsnippets_materials_number:list")))

    assert [word in shown for word in ("公開中", "お休み(非公開)", "おわりました。")] == [True] * 3


def test_the_list_is_in_the_order_of_numbers_and_says_where(officer, cast, django_assert_max_num_queries):
    Number.objects.create(digits="1001", page=cast.cohort.course.get_children().first())
    path = reverse("wagtailsnippets_materials_number:list")
    officer.get(path)

    with django_assert_max_num_queries(25):
        shown = text(officer.get(path))

    assert shown.index("毎朝、天気を見る自習教材") < shown.index("砥部町中央公民館基本講座")


@pytest.mark.parametrize("verb", ["list", "add"])
def test_the_register_is_the_prefectures(cast, sign_in, verb):
    write_groups()
    browser = sign_in(cast.editor)

    answer = browser.get(reverse(f"wagtailsnippets_materials_number:{verb}"))

    assert answer.status_code in (302, 403)
    assert "101" not in text(answer)
