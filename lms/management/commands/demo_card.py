from typing import Any

from django.core.management.base import BaseCommand

from attendance.models import Card
from attendance.permissions.learners import enrolments_visible_to
from attendance.reports.card_address import card_address
from courses.models import User
from materials.qr import Symbol, card_symbol

BLACK_ON_WHITE, PLAIN = "\033[30;107m", "\033[0m"
BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


class Command(BaseCommand):
    help = "Shows the card of a made-up learner as a QR code in the terminal. Only of the demo, never of real people."

    def handle(self, *args: Any, **options: Any) -> None:
        card = demo_card()
        if card is None:
            self.stdout.write("No demo learner has a card here.（見本の受講カードは ありません）")
            return
        address = card_address(card)
        self.stdout.write(f"A demo learner's card（見本の受講カード）: {card.learner.initial}\n\n")
        for line in drawn(card_symbol(address), coloured=self.stdout.isatty()):
            self.stdout.write(line)
        self.stdout.write(f"\n{address}\n")


def demo_card() -> Card | None:
    """Of somebody in the class whose second meeting is today, as that town's staff sees it."""
    staff = User.objects.filter(username="tobe").first()
    enrolments = enrolments_visible_to(staff).filter(cohort__slug="tobe-demo").order_by("number")
    cards = (enrolment.learner.cards.live().select_related("learner").first() for enrolment in enrolments)
    return next((card for card in cards if card), None)


def drawn(symbol: Symbol, *, coloured: bool) -> list[str]:
    """Two rows of modules in a line. Without colours light is drawn, as terminals are dark more often than not."""
    height = len(symbol)
    lines = []
    for top in range(0, height, 2):
        below = symbol[top + 1] if top + 1 < height else (False,) * len(symbol)
        pairs = zip(symbol[top], below, strict=True)
        if coloured:
            lines.append(BLACK_ON_WHITE + "".join(BLOCKS[pair] for pair in pairs) + PLAIN)
        else:
            lines.append("".join(BLOCKS[not upper, not lower] for upper, lower in pairs))
    return lines
