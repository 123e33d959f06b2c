"""Which materials people want to ask about, with their number on paper and their title. Read from the counts of classes."""

from dataclasses import dataclass

from attendance.figures.between import ASKED
from attendance.figures.entry import Value
from attendance.reports.counting import Counts
from attendance.reports.material_names import MaterialName, names_of


@dataclass(frozen=True, slots=True)
class Asked:
    """`value` is how often somebody wanted to ask, of the records about this material. `digits` is empty for records
    without a material, and where its number is gone."""

    digits: str
    title: str
    value: Value

    @property
    def words(self) -> str:
        return f"{self.digits} {self.title}".strip()


def asked_of(counts: Counts) -> tuple[Asked, ...]:
    """Most asked first, then by number. One query, none where nothing was recorded."""
    values = {int(value.key[1:]): value for value in ASKED.of(counts)}
    names = names_of(values)
    rows = [_asked(names.get(page) or MaterialName("", value.label), value) for page, value in values.items()]
    return tuple(sorted(rows, key=lambda row: (-row.value.count, row.digits or "9", row.title)))


def _asked(name: MaterialName, value: Value) -> Asked:
    return Asked(name.digits, name.title, value)
