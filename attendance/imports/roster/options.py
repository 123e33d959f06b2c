"""How a person says that a roster is to be read. Empty means: find out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from attendance.imports.roster.headings import Meaning


@dataclass(frozen=True, slots=True)
class Options:
    """`heading_row` is the row as Excel counts it, 0 says that there are no headings. `chosen` are meanings by index of the
    column, for this file; `remembered` by heading as plain words, from what the municipality chose before. `guess` allows
    to tell columns by what stands in them when there are no headings. `pasted` cells were copied, not saved: they stand
    between tabs, and a quotation mark may be just one. `to_choose`: a person is about to say which column the name is, so
    a table without one is shown and not refused."""

    encoding: str = ""
    sheet: str = ""
    heading_row: int | None = None
    chosen: Mapping[int, Meaning] = field(default_factory=dict)
    remembered: Mapping[str, Meaning] = field(default_factory=dict)
    guess: bool = False
    pasted: bool = False
    to_choose: bool = False
