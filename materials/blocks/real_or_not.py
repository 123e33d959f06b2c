"""Which of these is real? Each example keeps its answer folded. There is no score, and nothing is recorded."""

from django.db import models
from wagtail.blocks import ListBlock, StructBlock, StructValue
from wagtail.images.blocks import ImageChooserBlock

from materials import drawing_files
from materials.blocks import pictures
from materials.blocks.written import NamedChoice, line, paragraph


class Verdict(models.TextChoices):
    REAL = "real", "本物です"
    FALSE = "false", "にせものです"


class ExampleValue(StructValue):
    @property
    def verdict(self) -> str:
        return Verdict(self["answer"]).label


class ExampleBlock(pictures.PicturedBlock):
    sender = line("どこから 来たか", 40, help_text="例: 知らない番号からの ショートメッセージ")
    text = paragraph("書いてあること", 200)
    picture = ImageChooserBlock(label="写真", required=False)
    drawing = NamedChoice(label="絵", choices=drawing_files.choices, required=False)
    alt = pictures.alt()
    answer = NamedChoice(label="答え", choices=Verdict.choices)
    why = paragraph("わけ", 200)

    class Meta:
        label = "例"
        template = "materials/blocks/example.html"
        value_class = ExampleValue


class RealOrNotBlock(StructBlock):
    question = line("問い", 60, default="どれが 本物でしょう")
    examples = ListBlock(ExampleBlock(), label="例", min_num=2, max_num=5, help_text="2つから 5つまで。")

    class Meta:
        label = "どれが本物?"
        icon = "view"
        template = "materials/blocks/real_or_not.html"
