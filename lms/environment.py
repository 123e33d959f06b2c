"""Typed readers for environment variables: a wrong value stops the start with one sentence that names it."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name)
    if value == "":
        return default
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    value = text(name)
    if value and not value.lstrip("-").isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value) if value else default


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().resolve()


def secret(name: str, file: Path, *, fallback: str = "") -> str:
    """The variable, else the file's content, else `fallback`; none of them is a refusal to start."""
    value = text(name)
    if not value and file.is_file():
        value = file.read_text(encoding="ascii").strip()
    value = value or fallback
    if len(value) < 40:
        raise ImproperlyConfigured(f"{name} is missing or shorter than 40 characters. Set {name}, or use `make run`.")
    return value


def database(name: str, sqlite_file: Path) -> dict[str, object]:
    """`postgres://user:password@host:port/name`, or `sqlite:///path`; empty is the embedded default."""
    url = text(name)
    if not url or url.startswith("sqlite:"):
        path = url.removeprefix("sqlite://") if url else str(sqlite_file)
        return _sqlite(path)
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} must start with postgres:// or sqlite://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "tsuzuki",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Statements of `materials.fixed` stay planned on their connection; a pooler between must keep them (PgBouncer does
        # since 1.21).
        "OPTIONS": {"prepare_threshold": 0},
    }


def _sqlite(path: str) -> dict[str, object]:
    # FULL: a mark that was answered must survive a power cut. recursive_triggers: REPLACE must not walk around the
    # triggers that keep acts. IMMEDIATE: a read-then-write transaction waits for its turn and does not fail.
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
        "PRAGMA cache_size=-16000;"
    )
    return {
        "ENGINE": "lms.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": pragmas},
    }
