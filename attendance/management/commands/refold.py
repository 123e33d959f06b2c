from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from attendance.actions.refold import refold


class Command(BaseCommand):
    help = "Compares what stands with the acts and mends it in place; --check only reports, and fails if something differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="report only")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        found = refold(check=check)
        for row in found:
            self.stdout.write(f"{row.table} {row.about}: {row.stands or '-'} -> {row.should or '-'}")
        if found and check:
            raise CommandError(f"{len(found)} rows differ. Run refold without --check to mend them.")
        self.stdout.write(f"{len(found)} rows mended." if found else "Nothing differs.")
