"""A reader or an instructor says that the phone's screen is not the one in the picture."""

from datetime import datetime

from django.utils import timezone

from materials.models import MaterialPage, ScreenReport
from materials.refusal import Refusal
from materials.reports.reading import action_named


class PictureIsGone(Refusal):
    code = "picture_is_gone"
    sentence = "この絵は、もう 新しい絵に かわっています。もどって、もう一度 ごらんください。"


def report_screen(
    *, material: MaterialPage, said: str, place: str = "", place_name: str = "", at: datetime
) -> ScreenReport:
    """`said` as the button says it (`materials.reports.reading.report_as`). Pressing again the same day adds nothing."""
    family, _, block_id = said.partition(".")
    action = action_named(material, family, block_id)
    if action is None:
        raise PictureIsGone
    return ScreenReport.objects.get_or_create(
        material=material,
        block_id=block_id,
        family=family,
        place=place,
        day=timezone.localdate(at),
        settled_at=None,
        defaults={"text": str(action["text"])[:200], "place_name": place_name[:120], "at": at},
    )[0]
