"""The trial on one machine: its environment, its secrets, and the work that is done only when something changed."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts import setup

APPS = ("lms", "attendance", "courses", "materials")
EMPTY = "import sys; from courses.models import User; sys.exit(3 if User.objects.exists() else 0)"


def lan_address() -> str:
    """The address by which other machines of the same network reach this one. No packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def site_url(host: str, port: int) -> str:
    name = lan_address() if host in ("0.0.0.0", "::") else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def var_folder() -> Path:
    return Path(os.environ.get("VAR_DIR") or setup.ROOT / "var").expanduser().resolve()


def environment(host: str, port: int) -> dict[str, str]:
    """What the processes get; a variable that is set already wins, mode and folder excepted."""
    url = os.environ.get("SITE_URL") or site_url(host, port)
    name = url.split("//")[-1].rsplit(":", 1)[0].strip("/[]")
    defaults = {
        "SITE_URL": url,
        "ALLOWED_HOSTS": ",".join(dict.fromkeys([name, "127.0.0.1", "localhost"])),
        "PLAIN_HTTP": "1",
        "PYTHONUNBUFFERED": "1",
    }
    given = {name: value for name, value in os.environ.items() if value}
    fixed = {"TSUZUKI_MODE": "trial", "DJANGO_SETTINGS_MODULE": "lms.settings", "VAR_DIR": str(var_folder())}
    return {**defaults, **given, **fixed}


def make_secrets(var: Path) -> None:
    """Once; readable by the owner only. `O_EXCL`: a second start at the same moment must not replace a key."""
    folder = var / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in ("secret_key", "card_key"):
        try:
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))


def manage(env: Mapping[str, str], *arguments: str) -> int:
    command = [str(setup.VENV_PYTHON), str(setup.ROOT / "manage.py"), *arguments]
    return subprocess.run(command, cwd=setup.ROOT, env=dict(env)).returncode


def fingerprint(files: Iterable[Path], *extra: str) -> str:
    digest = hashlib.sha256("\n".join(extra).encode())
    for file in sorted(files):
        state = file.stat()
        digest.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def sources(pattern: str) -> list[Path]:
    return [path for app in APPS for path in (setup.ROOT / app).glob(pattern) if path.is_file()]


def database_name(env: Mapping[str, str]) -> str:
    """Changes when the embedded file is another one, so that a deleted database is made anew."""
    url = env.get("DATABASE_URL", "")
    if url and not url.startswith("sqlite:"):
        return url
    file = Path(url.removeprefix("sqlite://")) if url else Path(env["VAR_DIR"]) / "tsuzuki.sqlite3"
    return f"{file} {file.stat().st_ino}" if file.exists() else "none"


class Stamps:
    """Remembers in `var/stamps/` what was done for which input. Delete the folder to have it all done again."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "stamps"

    def holds(self, name: str, value: str) -> bool:
        file = self.folder / name
        return file.is_file() and file.read_text(encoding="utf-8") == value

    def write(self, name: str, value: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(value, encoding="utf-8")


def step(name: str, env: Mapping[str, str], *arguments: str) -> None:
    print(f"{name} ...", flush=True)
    if manage(env, *arguments) != 0:
        setup.stop(f"`manage.py {arguments[0]}` failed; the lines above say why.（上の表示をご覧ください。）")


def bring_up_to_date(env: Mapping[str, str]) -> None:
    stamps = Stamps(Path(env["VAR_DIR"]))
    requirements = (setup.ROOT / "requirements.txt").read_text(encoding="utf-8")
    tables = fingerprint(sources("migrations/*.py"), requirements)
    if not stamps.holds("tables", tables + database_name(env)):
        step("Preparing the database", env, "migrate", "--verbosity", "0")
        stamps.write("tables", tables + database_name(env))
    files = fingerprint(sources("static/**/*"), requirements)
    if not stamps.holds("static", files) or not (Path(env["VAR_DIR"]) / "static").is_dir():
        step("Collecting static files", env, "collectstatic", "--noinput", "--verbosity", "0")
        stamps.write("static", files)
    load_demo(env, stamps)


def load_demo(env: Mapping[str, str], stamps: Stamps) -> None:
    """Into an empty database only, or again where an earlier loading did not come to its end."""
    database = database_name(env)
    if stamps.holds("demo", database):
        return
    if not stamps.holds("demo-begun", database):
        code = manage(env, "shell", "--no-imports", "--command", EMPTY)
        if code == 3:
            print("The database has content already; the demo is not loaded.", flush=True)
            stamps.write("demo", database)
            return
        if code != 0:
            setup.stop("The database does not answer; the lines above say why.（上の表示をご覧ください。）")
    stamps.write("demo-begun", database)
    step("Loading the demo", env, "demo")
    stamps.write("demo", database)
