from io import StringIO

import pytest
import zxingcpp
from django.core.management import call_command
from PIL import Image

from attendance.actions.issue_card import issue_card
from attendance.reports.card_address import card_address
from lms.management.commands.demo_card import BLACK_ON_WHITE, PLAIN, drawn
from materials.qr import card_symbol
from tests import factories

LIGHT = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}


def shown() -> str:
    out = StringIO()
    call_command("demo_card", stdout=out)
    return out.getvalue()


def decoded(lines: list[str]) -> str:
    """What a camera reads from a dark terminal, light drawn as blocks."""
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)))
    for y, line in enumerate(lines):
        for x, block in enumerate(line):
            for below in (0, 1):
                picture.putpixel((x, 2 * y + below), LIGHT[block][below])
    (found,) = zxingcpp.read_barcodes(picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST))
    return found.text


@pytest.fixture
def card(today, db):
    town = factories.municipality()
    factories.staff("municipality", town, username="tobe")
    return issue_card(learner=factories.enrolment(factories.cohort(town, slug="tobe-demo")).learner)


def test_demo_card_is_read_back_from_the_terminal(card):
    printed = shown()

    lines = [line for line in printed.splitlines() if set(line) and set(line) <= set(LIGHT)]
    assert decoded(lines) == card_address(card)
    assert printed.splitlines()[-1] == card_address(card)


def test_demo_card_on_a_terminal_is_black_on_white(card):
    lines = drawn(card_symbol(card_address(card)), coloured=True)

    inverted = str.maketrans("█▀▄ ", " ▄▀█")
    bare = [line.removeprefix(BLACK_ON_WHITE).removesuffix(PLAIN).translate(inverted) for line in lines]
    assert {len(line) - len(plain) for line, plain in zip(lines, bare, strict=True)} == {len(BLACK_ON_WHITE + PLAIN)}
    assert decoded(bare) == card_address(card)


def test_demo_card_shows_nobody_who_is_not_of_the_demo(today, db):
    town = factories.municipality()
    factories.staff("municipality", town, username="tobe")
    issue_card(learner=factories.enrolment(factories.cohort(town, slug="tobe-1")).learner)

    assert shown() == "No demo learner has a card here.（見本の受講カードは ありません）\n"
