from django.core.validators import RegexValidator
from django.db import models


class Region(models.TextChoices):
    EAST = "east", "東予"
    MIDDLE = "middle", "中予"
    SOUTH = "south", "南予"


class Municipality(models.Model):
    """One of the prefecture's cities and towns. The key is the six-digit local government code, kept as text."""

    code = models.CharField("団体コード", max_length=6, primary_key=True, validators=[RegexValidator(r"^\d{6}$")])
    name = models.CharField("名前", max_length=30)
    kana = models.CharField("読み", max_length=40)
    region = models.CharField("地域", max_length=8, choices=Region)
    contact_name = models.CharField("問い合わせ先", max_length=60, blank=True)
    telephone = models.CharField("電話番号", max_length=20, blank=True)
    telephone_hours = models.CharField("電話の時間", max_length=60, default="平日の午前9時から午後5時まで。")

    class Meta:
        verbose_name = "市町"
        verbose_name_plural = "市町"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
