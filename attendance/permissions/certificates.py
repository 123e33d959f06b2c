"""Whoever holds the paper may ask whether it is true. The answer names nobody."""

import re
import unicodedata

from attendance.codes import SUFFIX_LENGTH, normalise
from attendance.models import Certificate

_LENGTHS = (4, 6, SUFFIX_LENGTH)
"""Fiscal year, municipality, random characters."""
_NOT_SAID = re.compile(r"[^0-9A-Z]")


def certificate_of_serial(written: str) -> Certificate | None:
    """As typed or scanned. What can't be a serial number costs the same one look-up as one that is unknown."""
    rows = Certificate.objects.select_related("enrolment__cohort__curriculum", "enrolment__cohort__municipality")
    return rows.filter(serial=as_issued(written)).first()


def as_issued(written: str) -> str:
    """Case, width, spaces, hyphens of any kind or none do not matter; O is read as 0, I and L as 1."""
    letters = _NOT_SAID.sub("", normalise(unicodedata.normalize("NFKC", written[:80])))
    year, town, _ = _LENGTHS
    return f"{letters[:year]}-{letters[year : year + town]}-{letters[year + town :]}"
