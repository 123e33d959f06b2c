"""What must hold before a commit. Runs everything to the end, says how long each took, fails if one failed."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts import setup

BIN = setup.VENV / "bin"
TESTS = "tests without browser"
APPS = ("lms", "attendance", "courses", "materials")
SHARED = ("-n", "auto", "--dist", "worksteal")
"""Half of the tests each, in their order, so that a world made for one folder is made once; who is ready helps the other."""
TEST_MODE = {
    "DJANGO_SETTINGS_MODULE": "tests.settings",
    "PYTHONPATH": str(setup.ROOT),
    "DATABASE_URL": "",
    "REDIS_URL": "",
}


@dataclass(frozen=True)
class Check:
    name: str
    command: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=lambda: TEST_MODE)


def manage(*arguments: str) -> tuple[str, ...]:
    return (str(setup.VENV_PYTHON), "manage.py", *arguments)


def production() -> dict[str, str]:
    """The values that a real installation gives; the secrets are thrown away."""
    return {
        "DJANGO_SETTINGS_MODULE": "lms.settings",
        "TSUZUKI_MODE": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "CARD_KEY": secrets.token_urlsafe(64),
        "SITE_URL": "https://tsuzuki.example",
        "ALLOWED_HOSTS": "tsuzuki.example",
        "PLAIN_HTTP": "0",
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }


def checks() -> list[Check]:
    tests = (str(setup.VENV_PYTHON), "-m", "pytest", "-m", "not browser and not slow", "-q", *SHARED)
    deploy = manage("check", "--deploy", "--fail-level", "WARNING")
    return [
        Check("format", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
        Check("lint", (str(BIN / "ruff"), "check", "--quiet", ".")),
        Check("types", (str(BIN / "mypy"),)),
        Check("import contracts", (str(BIN / "lint-imports"),)),
        Check("templates", (str(BIN / "djlint"), "--quiet", "--lint", *APPS)),
        Check("system check", manage("check", "--fail-level", "WARNING")),
        Check("migrations", manage("makemigrations", "--check", "--dry-run")),
        Check("system check for production", deploy, production()),
        Check(TESTS, tests),
    ]


def passes(check: Check) -> bool:
    """Quiet when all is well; the whole output when not."""
    begin = time.monotonic()
    env = {**os.environ, **check.env}
    done = subprocess.run(
        check.command, cwd=setup.ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    good = done.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {check.name:<30} {time.monotonic() - begin:6.1f} s", flush=True)
    if not good:
        print(done.stdout.rstrip() + "\n", flush=True)
    elif check.name == TESTS:
        print(f"       {done.stdout.strip().splitlines()[-1]}", flush=True)
    return good


def main() -> int:
    begin = time.monotonic()
    static = "--static" in sys.argv
    failed = [check.name for check in checks() if not (static and check.name == TESTS) and not passes(check)]
    print(f"\n{time.monotonic() - begin:.0f} s. " + (f"FAILED: {', '.join(failed)}" if failed else "Everything holds."))
    return 1 if failed else 0


if __name__ == "__main__":
    setup.ready(dev=True)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
