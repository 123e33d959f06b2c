"""A self-study page in the editor: what is wrong is said in plain words, and what nobody need decide is decided."""

from itertools import count
from typing import Any

from django.forms import CharField
from wagtail.admin.forms.pages import WagtailAdminPageForm

from materials.blocks.written import FAULTS

_ROOM_FOR_A_NUMBER = 250


class MaterialForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, CharField):
                field.error_messages.update(FAULTS)

    def clean_slug(self) -> str:
        """Two practices of one shelf may have the same title: the second takes the next address that is free. Paper and
        links name the number, so nobody misses the other one."""
        wanted: str = self.cleaned_data["slug"]
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(siblings.filter(slug__startswith=wanted[:_ROOM_FOR_A_NUMBER]).values_list("slug", flat=True))
        if not wanted or wanted not in taken:
            return wanted
        return next(slug for n in count(2) if (slug := f"{wanted[:_ROOM_FOR_A_NUMBER]}-{n}") not in taken)
