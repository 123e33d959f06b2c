import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "scripts" / "vendor.py"


@pytest.fixture
def vendor():
    spec = importlib.util.spec_from_file_location("vendor", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_differences_finds_none(vendor):
    assert vendor.differences() == []


def test_differences_names_a_changed_and_a_missing_file(vendor, tmp_path, monkeypatch):
    changed, missing = vendor.entries()[0], vendor.entries()[1]
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    monkeypatch.setattr(vendor, "entries", lambda: [changed, missing])
    (tmp_path / changed["file"]).parent.mkdir(parents=True)
    (tmp_path / changed["file"]).write_bytes(b"another")

    found = vendor.differences()

    assert [sentence.split()[0] for sentence in found] == [changed["file"], missing["file"]]


def test_every_font_is_in_the_list_with_its_licence(vendor):
    folder = vendor.ROOT / "materials" / "printing" / "fonts"

    listed = {Path(entry["file"]).name for entry in vendor.entries() if "printing/fonts" in entry["file"]}

    assert listed == {path.name for path in folder.iterdir()}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 15_000_000
