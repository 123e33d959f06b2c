"""On the editor's home: pages whose pictures somebody should compare with a phone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from materials.japanese_dates import era_day
from materials.models import MaterialPage, Number
from materials.panels.short_list import Line, ShortList
from materials.permissions.materials import editable_by
from materials.reports.phone_cover import cover_of
from materials.reports.screen_reports import places_of, raised, unchecked

_WHOLE = ("絵と 機種の 一覧", "screens")


class DifferentScreens(ShortList):
    name, order = "different-screens", 30
    heading = "「画面が ちがう」の 知らせ"
    intro = "2か所以上から 知らせが ありました。スマホと 見くらべて ください。"
    whole = _WHOLE

    def lines(self, user: Any) -> Sequence[Line]:
        rows = raised(editable_by(user))
        pages = MaterialPage.objects.in_bulk(rows)
        words = [(page, f"{len(rows[key])}件({'、'.join(places_of(rows[key])[:3])})") for key, page in pages.items()]
        return _lines(sorted(words, key=lambda pair: -len(rows[pair[0].pk])))


class UncheckedScreens(ShortList):
    name, order = "unchecked-screens", 40
    heading = "6か月以上 たしかめていない 画面"
    intro = "スマホの画面は 変わります。手もとの スマホと 見くらべて ください。"
    whole = _WHOLE

    def lines(self, user: Any) -> Sequence[Line]:
        pages = unchecked(editable_by(user), timezone.localdate())
        return _lines([(page, _last(page.checked_on)) for page in pages])


class PhoneHoles(ShortList):
    name, order = "phone-holes", 50
    heading = "機種の 穴"
    intro = "この機種の人には、ちがう機種の絵が 出ています。"
    whole = _WHOLE

    def lines(self, user: Any) -> Sequence[Line]:
        return [
            Line(
                f"{row.digits} {row.page.title}".strip(),
                reverse("wagtailadmin_pages:edit", args=[row.page.pk]),
                f"{'と '.join(row.holes)}の 絵が ありません",
            )
            for row in cover_of(editable_by(user))
            if row.holes
        ]


def _last(day: date | None) -> str:
    return f"前に たしかめた日: {era_day(day)}" if day else "まだ たしかめていません"


def _lines(words: list[tuple[MaterialPage, str]]) -> list[Line]:
    """A page without a number is changed where it is written."""
    digits = dict(Number.objects.filter(page__in=[page.pk for page, _ in words]).values_list("page", "digits"))
    return [Line(_name(page, digits), _address(page, digits), says) for page, says in words]


def _name(page: MaterialPage, digits: dict[int, str]) -> str:
    return f"{digits.get(page.pk, '')} {page.title}".strip()


def _address(page: MaterialPage, digits: dict[int, str]) -> str:
    number = digits.get(page.pk)
    return reverse("check_screens", args=[number]) if number else reverse("wagtailadmin_pages:edit", args=[page.pk])


def put_in(request: HttpRequest, panels: list[Component]) -> None:
    panels.extend([DifferentScreens(), UncheckedScreens(), PhoneHoles()])
