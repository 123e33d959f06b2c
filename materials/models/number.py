"""The register of numbers printed on paper. A row is never deleted and its digits are never given again: paper lives
longer than pages. Written by `materials.actions.give_number` and the screens of the register."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models


class NumberQuerySet(models.QuerySet["Number"]):
    def delete(self) -> Any:
        raise models.ProtectedError("Numbers on paper are never deleted.", set(self))

    def for_page(self, page_id: int) -> "NumberQuerySet":
        return self.filter(page_id=page_id)


class Number(models.Model):
    digits = models.CharField("番号", max_length=6, unique=True, validators=[RegexValidator(r"^[1-9][0-9]{2,5}$")])
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="ページ"
    )
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="かわりの番号"
    )
    sentence = models.CharField(
        "読んだ人に出す文", max_length=200, blank=True, help_text="ページがないとき、この文が出ます。"
    )

    objects = NumberQuerySet.as_manager()

    class Meta:
        verbose_name = "番号"
        verbose_name_plural = "番号"
        ordering = ["digits"]

    def __str__(self) -> str:
        return self.digits

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise models.ProtectedError("Numbers on paper are never deleted.", {self})
