import stat
from datetime import timedelta

import pytest

from attendance.actions.keep_roster import RosterIsGone, content_of, delete_old_rosters, drop_roster, keep_roster
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
