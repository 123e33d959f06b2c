from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from courses.fiscal_year import fiscal_year_of
from lms.demo import classes, content, last_year, staff, without_a_card


class Command(BaseCommand):
    help = "Loads a believable Ehime around today. Run again, it adds only what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        year = fiscal_year_of(today)
        accounts = Path(settings.VAR) / "accounts.txt"
        with transaction.atomic():
            self._say("教材、講座、20の市町を 用意しています")
            content.load(year)
            self._say("担当者を 用意しています")
            users = staff.load(year, accounts)
            self._say("クラスと記録を 用意しています")
            classes.load(today, users)
            last_year.load(today, users)
            without_a_card.load(timezone.now())
        self._say(f"できました。入るための名前と合言葉は {accounts.name} にあります")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
