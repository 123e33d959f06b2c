"""A roster waits on the disk between preview and confirmation: under PRIVATE_ROOT, by a name that says nothing, readable
by the system alone. It is deleted on confirmation, when another one is sent instead, or after 24 hours."""

import os
import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from attendance.models import Job, RosterUpload
from attendance.permissions.roster_uploads import KEPT_FOR
from courses.models import Cohort
from materials.refusal import Refusal

BEING_WRITTEN = timedelta(minutes=10)
"""A file may be there before its row for so long."""


class RosterIsGone(Refusal):
    code = "roster_is_gone"
    sentence = "名簿のファイルは、もう消えています。もう一度選んでください。"


def keep_roster(*, cohort: Cohort, by: Any, file_name: str, content: bytes, pasted: bool = False) -> RosterUpload:
    """Takes the place of what the same person sent for this class before."""
    delete_old_rosters()
    for earlier in RosterUpload.objects.filter(cohort=cohort, by=by):
        drop_roster(upload=earlier)
    upload = RosterUpload(cohort=cohort, by=by, file_name=file_name[-200:], pasted=pasted)
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(_path(upload.pk), content)
    upload.save(force_insert=True)
    return upload


def keep_cells(*, upload: RosterUpload, cells: bytes) -> None:
    """What was read of a large roster, so that looking at it does not read it again. Goes when the roster goes."""
    # Two may be at it: each has a part of its own. And the roster may have gone while it was being read.
    part = _folder() / f"{upload.pk}.{uuid.uuid4().hex}.part"
    _write(part, cells)
    part.replace(_cells_path(upload.pk))
    if not RosterUpload.objects.filter(pk=upload.pk).exists():
        delete_files_of(upload)


def cells_of(upload: RosterUpload) -> bytes | None:
    try:
        return _cells_path(upload.pk).read_bytes()
    except FileNotFoundError:
        return None


def change_reading(
    *,
    upload: RosterUpload,
    encoding: str,
    sheet: str,
    heading_row: int | None,
    chosen: dict[str, str],
    answers: dict[str, str],
) -> None:
    """How a person says that it is to be read. Answers are about rows of one sheet."""
    upload.encoding, upload.sheet, upload.heading_row = encoding, sheet, heading_row
    upload.chosen, upload.answers = chosen, answers
    upload.save(update_fields=["encoding", "sheet", "heading_row", "chosen", "answers"])


def wait_for_job(*, upload: RosterUpload, job: Job) -> None:
    """The worker may be done, and the upload gone, before this."""
    RosterUpload.objects.filter(pk=upload.pk).update(job=job)


def keep_answers(*, upload: RosterUpload, answers: dict[str, str]) -> None:
    upload.answers = answers
    upload.save(update_fields=["answers"])


def content_of(upload: RosterUpload) -> bytes:
    try:
        return _path(upload.pk).read_bytes()
    except FileNotFoundError as error:
        raise RosterIsGone from error


def drop_roster(*, upload: RosterUpload) -> None:
    """The row first: who is writing what was read of it looks for the row afterwards."""
    RosterUpload.objects.filter(pk=upload.pk).delete()
    delete_files_of(upload)


def forget_roster(*, upload: RosterUpload) -> None:
    """In the transaction that takes it in; `delete_files_of` comes after the commit. Raises `RosterIsGone` where somebody
    dropped it meanwhile, who does not want it any more."""
    gone, _ = RosterUpload.objects.filter(pk=upload.pk).delete()
    if not gone:
        raise RosterIsGone


def delete_files_of(upload: RosterUpload) -> None:
    for path in _folder().glob(f"{upload.pk}*"):
        path.unlink(missing_ok=True)


def delete_old_rosters(at: datetime | None = None) -> None:
    """Also files that lost their row: whoever was to delete them was killed."""
    now = at or timezone.now()
    for upload in RosterUpload.objects.filter(created_at__lte=now - KEPT_FOR):
        drop_roster(upload=upload)
    there = {str(pk) for pk in RosterUpload.objects.values_list("pk", flat=True)}
    for path in _folder().glob("*"):
        with suppress(FileNotFoundError):  # somebody else may be quicker
            if path.name[:36] not in there and path.stat().st_mtime <= (now - BEING_WRITTEN).timestamp():
                path.unlink()


def _folder() -> Path:
    return Path(settings.PRIVATE_ROOT) / "rosters"


def _path(upload_id: uuid.UUID) -> Path:
    return _folder() / str(upload_id)


def _cells_path(upload_id: uuid.UUID) -> Path:
    return _folder() / f"{upload_id}.cells"


def _write(path: Path, content: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        # A power cut after the commit must not leave the row with half of its file.
        file.flush()
        os.fsync(file.fileno())
