from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from attendance.actions.issue_card import issue_cards
from attendance.actions.mark_cards_printed import mark_cards_printed
from attendance.printing.class_cards import cards_of_class
from courses.models import Cohort
from materials.refusal import Refusal


class Command(BaseCommand):
    help = "Issues cards to everybody enrolled in a class and writes them as a PDF, ten to an A4."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cohort", required=True, help="the slug of the class")
        parser.add_argument("--out", required=True, type=Path, help="the PDF to write")

    def handle(self, *args: Any, cohort: str, out: Path, **options: Any) -> None:
        found = Cohort.objects.for_screen().filter(slug=cohort).first()
        if found is None:
            raise CommandError(f"There is no class {cohort!r}.")
        issued = issue_cards(cohort=found)
        if not issued:
            raise CommandError(f"Nobody is enrolled in {cohort!r} yet.")
        try:
            pdf = cards_of_class(found, issued)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        out.touch(mode=0o600)  # who has the file has the cards
        out.write_bytes(pdf)
        mark_cards_printed(cards=issued.values(), at=timezone.now())
        self.stdout.write(f"{len(issued)} cards: {out}")
