"""A roster waits on the disk between preview and confirmation: under PRIVATE_ROOT, by a name that says nothing, readable
by the system alone. It is deleted on confirmation, when another one is sent instead, or after 24 hours."""

import os
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from attendance.models import RosterUpload
from attendance.permissions.roster_uploads import KEPT_FOR
from courses.models import Cohort
from materials.refusal import Refusal


class RosterIsGone(Refusal):
    code = "roster_is_gone"
    sentence = "名簿のファイルは、もう消えています。もう一度選んでください。"


def keep_roster(*, cohort: Cohort, by: Any, file_name: str, content: bytes) -> RosterUpload:
    """Takes the place of what the same person sent for this class before."""
    delete_old_rosters()
    for earlier in RosterUpload.objects.filter(cohort=cohort, by=by):
        drop_roster(upload=earlier)
    upload = RosterUpload(cohort=cohort, by=by, file_name=file_name[-200:])
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(_path(upload.pk), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    upload.save(force_insert=True)
    return upload


def content_of(upload: RosterUpload) -> bytes:
    try:
        return _path(upload.pk).read_bytes()
    except FileNotFoundError as error:
        raise RosterIsGone from error


def drop_roster(*, upload: RosterUpload) -> None:
    """The file first: a row without a file says that it is gone, a file without a row nobody would find."""
    _path(upload.pk).unlink(missing_ok=True)
    upload.delete()


def delete_old_rosters(at: datetime | None = None) -> None:
    """Also files that lost their row."""
    limit = (at or timezone.now()) - KEPT_FOR
    for upload in RosterUpload.objects.filter(created_at__lte=limit):
        drop_roster(upload=upload)
    for path in _folder().glob("*"):
        if path.stat().st_mtime <= limit.timestamp():
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.PRIVATE_ROOT) / "rosters"


def _path(upload_id: uuid.UUID) -> Path:
    return _folder() / str(upload_id)
