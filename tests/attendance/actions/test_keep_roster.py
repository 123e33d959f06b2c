import stat
from datetime import UTC, datetime, timedelta

import pytest

from attendance.actions import keep_roster as keep_roster_module
from attendance.actions.keep_roster import (
    RosterIsGone,
    cells_of,
    content_of,
    delete_old_rosters,
    drop_roster,
    forget_roster,
    keep_cells,
    keep_roster,
)
from attendance.models import RosterUpload
from tests import factories


@pytest.fixture
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT / "rosters"


def kept(cast, content=b"x", by=None):
    return keep_roster(cohort=cast.cohort, by=by or cast.clerk, file_name="名簿.csv", content=content)


def test_roster_is_kept_for_the_system_alone(cast, folder):
    upload = kept(cast)

    assert content_of(upload) == b"x"
    assert stat.S_IMODE((folder / str(upload.pk)).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_roster_takes_the_place_of_the_one_before(cast, folder):
    kept(cast)

    second = kept(cast, b"y")

    assert [path.name for path in folder.iterdir()] == [str(second.pk)]
    assert RosterUpload.objects.get() == second


def test_roster_of_somebody_else_stays(cast, folder):
    kept(cast)

    kept(cast, by=factories.staff("municipality", cast.tobe))

    assert len(list(folder.iterdir())) == 2


def test_dropped_roster_leaves_nothing(cast, folder):
    drop_roster(upload=kept(cast))

    assert (list(folder.iterdir()), RosterUpload.objects.count()) == ([], 0)


def test_roster_without_its_file_is_gone(cast, folder):
    upload = kept(cast)
    (folder / str(upload.pk)).unlink()

    with pytest.raises(RosterIsGone):
        content_of(upload)


def test_old_rosters_and_lost_files_are_deleted(cast, folder, today):
    kept(cast)
    (folder / "lost").write_bytes(b"x")

    delete_old_rosters(at=factories.NOW + timedelta(hours=23))
    assert RosterUpload.objects.count() == 1

    delete_old_rosters(at=factories.NOW + timedelta(days=20_000))
    assert (list(folder.iterdir()), RosterUpload.objects.count()) == ([], 0)


def test_cells_that_were_still_being_read_go_with_the_roster(cast, folder):
    upload = kept(cast)
    drop_roster(upload=upload)

    keep_cells(upload=upload, cells=b"names")

    assert (list(folder.iterdir()), cells_of(upload)) == ([], None)


def test_cells_are_written_by_two_without_a_clash(cast, folder, monkeypatch):
    upload = kept(cast)
    write = keep_roster_module._write
    monkeypatch.setattr(keep_roster_module, "_write", write_after(write, lambda: keep_cells(upload=upload, cells=b"b")))

    keep_cells(upload=upload, cells=b"a")

    assert (cells_of(upload), len(list(folder.iterdir()))) == (b"a", 2)


def write_after(write, other):
    """Somebody else comes between."""
    calls = [other]

    def written(path, content):
        if calls:
            calls.pop()()
        write(path, content)

    return written


def test_file_without_its_row_goes_at_the_next_tidying(cast, folder):
    stays, lost = kept(cast), kept(cast, by=factories.staff("municipality", cast.tobe))
    keep_cells(upload=lost, cells=b"names")
    RosterUpload.objects.filter(pk=lost.pk).delete()
    written = datetime.fromtimestamp((folder / str(lost.pk)).stat().st_mtime, tz=UTC)
    RosterUpload.objects.update(created_at=written)

    delete_old_rosters(at=written + timedelta(minutes=9))
    assert len(list(folder.iterdir())) == 3

    delete_old_rosters(at=written + timedelta(minutes=11))
    assert [path.name for path in folder.iterdir()] == [str(stays.pk)]


def test_forgotten_roster_was_dropped_by_nobody_else(cast, folder):
    upload = kept(cast)
    forget_roster(upload=upload)

    with pytest.raises(RosterIsGone):
        forget_roster(upload=upload)
