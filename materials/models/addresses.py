"""First words of addresses that are doors of their own; no page may be called so."""

from django.core.exceptions import ValidationError
from wagtail.models import Page

RESERVED = frozenset(
    (
        "m", "k", "s", "me", "admin", "office", "classroom", "verify", "accounts", "healthz", "static", "media",
        "documents", "privacy", "accessibility", "contact", "search",
    )
)  # fmt: skip


class NotADoor(Page):
    """For page types that may stand at the first level. Refused at every level: a page can be moved up later."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug.lower() in RESERVED:
            raise ValidationError({"slug": "この言葉は ほかの入口で 使っています。ちがう言葉に してください。"})
