"""What could cost money, a password or trust."""

from typing import Any

from django.db import models
from wagtail.blocks import StructBlock, StructValue

from materials.blocks.written import NamedChoice, paragraph, spoken


class Danger(models.TextChoices):
    MONEY = "money", "お金に 気をつける"
    PASSWORD = "password", "パスワードを 守る"
    FRAUD = "fraud", "詐欺(さぎ)に 気をつける"


class WarningValue(StructValue):
    @property
    def heading(self) -> str:
        """Pages written before there were kinds have none."""
        kind: Any = self.get("kind")
        return Danger(kind).label if kind in Danger.values else "気をつけること"


class WarningBlock(StructBlock):
    kind = NamedChoice(label="何に 気をつけるか", choices=Danger.choices, required=False)
    text = paragraph("気をつけること", 200)
    spoken = spoken(200)

    class Meta:
        label = "気をつけること"
        icon = "warning"
        template = "materials/blocks/warning.html"
        value_class = WarningValue
