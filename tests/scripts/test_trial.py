import stat

import pytest

from scripts import trial


@pytest.fixture
def plain(monkeypatch, tmp_path):
    for name in ("SITE_URL", "ALLOWED_HOSTS", "PLAIN_HTTP", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setattr(trial, "lan_address", lambda: "192.0.2.7")


def test_environment_of_one_machine(plain, tmp_path):
    env = trial.environment("127.0.0.1", 8000)

    assert env["SITE_URL"] == "http://127.0.0.1:8000"
    assert env["ALLOWED_HOSTS"] == "127.0.0.1,localhost"
    assert (env["TSUZUKI_MODE"], env["PLAIN_HTTP"], env["VAR_DIR"]) == ("trial", "1", str(tmp_path))


def test_environment_for_phones_names_the_address_on_the_network(plain):
    env = trial.environment("0.0.0.0", 8080)

    assert env["SITE_URL"] == "http://192.0.2.7:8080"
    assert env["ALLOWED_HOSTS"] == "192.0.2.7,127.0.0.1,localhost"


def test_environment_keeps_an_address_that_was_given(plain, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://tsuzuki.example")

    env = trial.environment("127.0.0.1", 8000)

    assert (env["SITE_URL"], env["ALLOWED_HOSTS"]) == ("https://tsuzuki.example", "tsuzuki.example,127.0.0.1,localhost")


def test_secrets_are_made_once_for_the_owner_only(tmp_path):
    trial.make_secrets(tmp_path)
    first = [file.read_text() for file in sorted((tmp_path / "secrets").iterdir())]
    trial.make_secrets(tmp_path)

    files = sorted((tmp_path / "secrets").iterdir())
    assert [file.name for file in files] == ["card_key", "secret_key"]
    assert [file.read_text() for file in files] == first
    assert len(set(first)) == 2
    assert [stat.S_IMODE(file.stat().st_mode) for file in [tmp_path / "secrets", *files]] == [0o700, 0o600, 0o600]


def test_stamp_holds_only_for_the_same_input(tmp_path):
    stamps = trial.Stamps(tmp_path)
    stamps.write("static", "a")

    assert [stamps.holds("static", "a"), stamps.holds("static", "b"), stamps.holds("tables", "a")] == [
        True,
        False,
        False,
    ]


def test_database_name_changes_with_the_file(tmp_path):
    env = {"VAR_DIR": str(tmp_path)}
    before = trial.database_name(env)
    (tmp_path / "tsuzuki.sqlite3").touch()

    assert before == "none"
    assert trial.database_name(env).startswith(str(tmp_path / "tsuzuki.sqlite3"))
    assert trial.database_name(env | {"DATABASE_URL": "postgres://host/name"}) == "postgres://host/name"
