"""Fetch the files of others that this repository carries, or check that they are the ones we chose.

    scripts/vendor.py            fetch every file in vendored.json again, through `npm pack` and `pip download`
    scripts/vendor.py --check    compare the checksums only; needs no network

vendored.json has one entry a file: the package and its version, the `member` inside the package, where the `file`
lies here, and its sha256. To take a newer version: change the version, fetch with --renew, look, commit both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from itertools import groupby
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "scripts" / "vendored.json"


class Entry(TypedDict):
    package: str
    registry: str
    version: str
    licence: str
    member: str
    file: str
    sha256: str


def entries() -> list[Entry]:
    found: list[Entry] = json.loads(LIST.read_text(encoding="utf-8"))
    return found


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def differences() -> list[str]:
    """A sentence for each file that is missing or not the one in the list."""
    found = []
    for entry in entries():
        path = ROOT / entry["file"]
        if not path.is_file():
            found.append(f"{entry['file']} is missing; run scripts/vendor.py")
        elif checksum(path.read_bytes()) != entry["sha256"]:
            found.append(f"{entry['file']} is not the file of {entry['package']} {entry['version']}")
    return found


def fetch(*, renew: bool) -> None:
    """Write every file again. With `renew` the list takes the new checksums, without it a difference is an error."""
    everything = entries()
    wanted = sorted(everything, key=_package)
    for (registry, package, version), files in groupby(wanted, key=_package):
        with tempfile.TemporaryDirectory() as folder:
            archive = _download(registry, package, version, Path(folder))
            for entry in files:
                _place(entry, _member(archive, entry["member"]), renew=renew)
    if renew:
        LIST.write_text(json.dumps(everything, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _package(entry: Entry) -> tuple[str, str, str]:
    return entry["registry"], entry["package"], entry["version"]


def _download(registry: str, package: str, version: str, folder: Path) -> Path:
    commands = {
        "npm": ["npm", "pack", "--silent", f"{package}@{version}"],
        "pypi": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{package}=={version}"],
    }
    subprocess.run(commands[registry], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.iterdir()
    return archive


def _member(archive: Path, member: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(archive) as pack:
        found = pack.extractfile(member)
        if found is None:
            raise SystemExit(f"{member} is not a file in {archive.name}")
        return found.read()


def _place(entry: Entry, content: bytes, *, renew: bool) -> None:
    if renew:
        entry["sha256"] = checksum(content)
    elif checksum(content) != entry["sha256"]:
        raise SystemExit(f"{entry['package']} {entry['version']} now holds another {entry['member']}")
    path = ROOT / entry["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{entry['file']}  {len(content):,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description="Files of others that this repository carries.")
    parser.add_argument("--check", action="store_true", help="compare checksums, change nothing")
    parser.add_argument("--renew", action="store_true", help="write the new checksums into the list")
    chosen = parser.parse_args()
    if not chosen.check:
        fetch(renew=chosen.renew)
    found = differences()
    print("\n".join(found) or f"{len(entries())} files are the ones in vendored.json")
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
