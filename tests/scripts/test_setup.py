import errno
import sys

import pytest

from scripts import run, setup


def sentence(call) -> str:
    with pytest.raises(SystemExit) as stopped:
        call()
    return str(stopped.value).strip().splitlines()[0]


def test_python_too_old(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(setup, "newer_python", lambda: None)

    assert sentence(setup.require_python) == "Python 3.11 or newer is needed; this is 3.9. Install it and try again."


def test_no_network():
    output = "Retrying after NewConnectionError\nERROR: No matching distribution found for wagtail"

    said = sentence(lambda: setup.explain_failure(output))

    assert said == "No connection to the package index. Connect to the Internet and try again."


def test_another_failure_shows_its_last_lines():
    assert sentence(lambda: setup.explain_failure("ERROR: hash")).startswith("A package could not be installed")


def test_no_permission_to_write(tmp_path):
    (tmp_path / "file").touch()

    said = sentence(lambda: setup.require_writable(tmp_path / "file"))

    assert said == f"No permission to write in {tmp_path / 'file'}. Use a folder of your own."


@pytest.mark.parametrize(
    "code, begins",
    [
        (errno.EADDRINUSE, "Port 8000 is in use."),
        (errno.EACCES, "Port 8000 needs administrator rights."),
        (errno.EADDRNOTAVAIL, "127.0.0.1:8000 can't be used"),
    ],
)
def test_port_that_can_not_be_used(code, begins):
    assert run.port_sentence(code, "127.0.0.1", 8000).startswith(begins)


def test_stamp_that_is_not_there_or_broken(monkeypatch, tmp_path):
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp")
    absent = setup.stamped()
    (tmp_path / "stamp").write_text("{")

    assert (absent, setup.stamped()) == ({}, {})


def test_nothing_is_installed_twice(monkeypatch, tmp_path):
    installed = []
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(setup, "require_writable", lambda folder: None)
    monkeypatch.setattr(setup, "version_of", lambda python: "3.11")
    monkeypatch.setattr(setup, "make_venv", lambda: installed.append("venv"))
    monkeypatch.setattr(setup, "install", installed.append)

    for dev in (False, False, True, True, False):
        setup.setup(dev=dev)

    assert installed == ["venv", "runtime", "dev"]
