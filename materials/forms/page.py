"""Any page in the editor: what is too long or missing is said in plain words."""

from typing import Any

from django.forms import CharField
from wagtail.admin.forms.pages import WagtailAdminPageForm

from materials.blocks.written import FAULTS


class PageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, CharField):
                field.error_messages.update(FAULTS)
