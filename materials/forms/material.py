"""A self-study page in the editor: what is wrong is said in plain words, and what nobody need decide is decided."""

from datetime import date
from itertools import count

from django.core.exceptions import ValidationError
from django.utils import timezone

from materials.blocks.fact import TO_COME
from materials.forms.page import PageForm

_ROOM_FOR_A_NUMBER = 250
_MOST_MINUTES = 180


class MaterialForm(PageForm):
    def clean_minutes(self) -> int | None:
        minutes: int | None = self.cleaned_data["minutes"]
        if minutes is not None and not 1 <= minutes <= _MOST_MINUTES:
            raise ValidationError(f"1から {_MOST_MINUTES}までの 数字に してください。")
        return minutes

    def clean_checked_on(self) -> date | None:
        day: date | None = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise ValidationError(TO_COME)
        return day

    def clean_slug(self) -> str:
        """Two practices of one shelf may have the same title: the second takes the next address that is free. Paper and
        links name the number, so nobody misses the other one."""
        wanted: str = self.cleaned_data["slug"]
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(siblings.filter(slug__startswith=wanted[:_ROOM_FOR_A_NUMBER]).values_list("slug", flat=True))
        if not wanted or wanted not in taken:
            return wanted
        return next(slug for n in count(2) if (slug := f"{wanted[:_ROOM_FOR_A_NUMBER]}-{n}") not in taken)
