"""A clerk with the receiver in one hand puts people into a class: by keyboard alone, one after the other."""

import time

import pytest

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.models import Enrolment
from tests.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADD = "/office/cohorts/tobe-1/add/"
KIYO = (("あおの", "青野"), ("きよ", "キヨ"), "0890000010", "7", "1")
FUMI = (("いとう", "伊藤"), ("けn", "健"), "0890000011", "8", "2")
HANA = (("よしだ", "𠮷田"), ("はな", "ハナ"), "0890000012", "6", "3")


@pytest.fixture
def clerk(walk, class_of):
    walk.cohort = class_of("384020", "tobe-1")
    walk.sign_in("tobe")
    walk.go(ADD)
    walk.keys = Keys(walk.page)
    cursor_in(walk, "name")
    return walk


def known(cohort, name, telephone=""):
    return add_learner(municipality=cohort.municipality, person=NewLearner(name=name, telephone=telephone))


def add(clerk, family, given, telephone, age, phone):
    """Returns when the next empty form is there, with the seconds it took the machine."""
    started = time.monotonic()
    clerk.keys.name(family, given)
    clerk.keys.press("Tab", "Tab")
    clerk.keys.type(telephone)
    clerk.keys.press("Tab")
    clerk.keys.type(age)
    clerk.keys.press("Tab")
    clerk.keys.type(phone)
    enter(clerk)
    assert cursor_in(clerk, "name") == ""
    return time.monotonic() - started


def enter(clerk):
    with clerk.page.expect_navigation():
        clerk.keys.press("Enter")


def cursor_in(clerk, name):
    """Waits for it: the browser puts it there once the screen is drawn, and what is typed before that goes nowhere.
    Returns what stands in the field."""
    return clerk.page.locator(f'[name="{name}"]:focus').input_value()


def kana_of(clerk):
    return clerk.page.get_by_label("フリガナ").input_value()


def people(cohort):
    fields = ("number", "learner__name", "learner__kana", "learner__telephone", "learner__age_band")
    there = Enrolment.objects.filter(cohort=cohort).order_by("number")
    return list(there.values_list(*fields, "learner__phone_family"))


def names(cohort):
    return [name for _, name, *_ in people(cohort)]


def test_three_people_one_after_the_other(clerk):
    seconds = [add(clerk, *person) for person in (KIYO, FUMI, HANA)]
    clerk.look()
    clerk.picture("roster-by-hand")

    assert people(clerk.cohort) == [
        (1, "青野\u3000キヨ", "アオノ キヨ", "0890000010", "70s", "android"),
        (2, "伊藤\u3000健", "イトウ ケン", "0890000011", "80s", "iphone"),
        (3, "𠮷田\u3000ハナ", "ヨシダ ハナ", "0890000012", "60s", "easy"),
    ]
    assert "3番 𠮷田\u3000ハナさんを入れました。" in clerk.page.get_by_role("status").inner_text()
    assert (clerk.keys.presses, clerk.faults) == (15, [])
    print("seconds of the machine:", [round(one, 2) for one in seconds])
    assert max(seconds) < 10


def test_without_javascript_the_reading_is_typed(class_of, walk, new_context):
    cohort = class_of("384020", "tobe-1")
    plain = type(walk)(new_context(java_script_enabled=False).new_page(), walk.site)
    plain.page.goto(walk.site.url + "/accounts/login/")
    plain.page.get_by_label("利用者名").fill("tobe")
    plain.page.locator("input[type=password]").fill(walk.site.passwords["tobe"])
    with plain.page.expect_navigation(url="**/office/"):
        plain.page.keyboard.press("Enter")
    plain.page.goto(walk.site.url + ADD)
    plain.keys = Keys(plain.page)
    cursor_in(plain, "name")

    plain.keys.name(*KIYO[:2])
    for text in ("あおの きよ", *KIYO[2:]):
        plain.keys.press("Tab")
        plain.keys.type(text)
    plain.keys.press("Tab", "Enter")
    plain.page.get_by_text("1番").first.wait_for()

    assert people(cohort) == [(1, "青野\u3000キヨ", "アオノ キヨ", "0890000010", "70s", "android")]
    assert plain.keys.presses == 6


def test_enter_saves_from_every_field(clerk):
    for number, tabs in enumerate(range(7)):
        clerk.keys.type(f"甲{'乙' * number}")
        clerk.keys.press(*["Tab"] * tabs)
        enter(clerk)
        cursor_in(clerk, "name")

    assert names(clerk.cohort) == [f"甲{'乙' * number}" for number in range(7)]


def test_a_fault_puts_the_cursor_where_to_type_again(clerk):
    clerk.keys.name(*KIYO[:2])
    clerk.keys.press("Tab", "Tab")
    clerk.keys.type("12")
    enter(clerk)
    clerk.look()

    assert cursor_in(clerk, "telephone") == "12"
    assert (kana_of(clerk), names(clerk.cohort), clerk.faults) == ("アオノ キヨ", [], [])


# Somebody like that is known ------------------------------------------------------------------------------------------


def ask(clerk, name="青野キヨ"):
    clerk.keys.type(name)
    enter(clerk)
    assert cursor_in(clerk, "who") == ""


def answer(clerk, digit):
    clerk.keys.type(digit)
    enter(clerk)


@pytest.mark.parametrize("digit, same", [("1", True), ("2", False)])
def test_an_offer_is_answered_by_a_digit_and_enter(clerk, digit, same):
    kiyo = known(clerk.cohort, "青野 キヨ", "089-000-0010")

    ask(clerk)
    clerk.look()
    answer(clerk, digit)

    added = Enrolment.objects.get(cohort=clerk.cohort)
    assert (added.learner_id == kiyo.pk, cursor_in(clerk, "name"), clerk.faults) == (same, "", [])


def test_an_offer_of_somebody_in_the_class_is_put_aside_by_nought(clerk):
    enrol(cohort=clerk.cohort, learner=known(clerk.cohort, "青野 キヨ"))

    ask(clerk)
    answer(clerk, "0")

    assert "だれも入れていません" in clerk.page.get_by_role("status").inner_text()
    assert (names(clerk.cohort), cursor_in(clerk, "name")) == (["青野 キヨ"], "")


def test_typing_on_without_looking_at_an_offer_adds_nobody(clerk):
    known(clerk.cohort, "青野 キヨ")

    ask(clerk)
    for key in (*"itou", "Space", "Enter", *"ken", "Space", "Enter", "Tab", "Tab", *"0890000011", "Tab", "8", "Enter"):
        clerk.page.keyboard.press(key)
    clerk.page.wait_for_load_state()

    assert names(clerk.cohort) == []
