"""The one inline `<style>`: what a first screen needs, so that a page is readable in the bytes of its first flight. The same
for every page, and allowed by its hash alone: `style-src` stays without 'unsafe-inline' and kept pages need no nonce."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

_FILE = Path(__file__).resolve().parent / "static" / "lms" / "css" / "critical.css"


def _without_air(css: str) -> str:
    words = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{};,]|:(?= ))\s*", r"\1", re.sub(r"\s+", " ", words)).replace(";}", "}").strip()


STYLE = _without_air(_FILE.read_text(encoding="utf-8"))
SOURCE = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
"""As it stands in the policy."""
