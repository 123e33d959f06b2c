"""How much a roster may be, and the refusal of what is none."""

from collections.abc import Callable
from typing import TypeAlias

from materials.refusal import Refusal

MEGABYTE = 1024 * 1024
FILE_BYTES = 5 * MEGABYTE
UNPACKED_BYTES = 50 * MEGABYTE
RATIO = 100
MEMBERS = 200
ROWS = 5_000
COLUMNS = 50
CELL_LENGTH = 1_000
"""Characters in a cell of a column that is read."""
CHARACTERS = 20_000_000
"""In all cells together."""
FIRST_ROWS = 40
"""Among these the headings are looked for."""
LAST_ROW_OF_EXCEL = 1_048_576
LAST_COLUMN_OF_EXCEL = 16_384
PROGRESS_ROWS = 250
Progress: TypeAlias = Callable[[int], object]
"""Is told, now and then, how many rows were read so far."""


class NotARoster(Refusal):
    """The file as a whole can't be taken. `reason` is stable, for machines; the sentence says what to do."""

    code = "not_a_roster"

    def __init__(self, reason: str, sentence: str) -> None:
        self.reason = reason
        super().__init__(sentence)


def too_big() -> NotARoster:
    return NotARoster("too_big", "ファイルが大きすぎます(5 MBまで)。名簿のシートだけを別のファイルにしてください。")


def too_many_rows() -> NotARoster:
    return NotARoster(
        "too_many_rows", f"行が多すぎます({ROWS:,}行まで)。年度やクラスごとに、ファイルを分けてください。"
    )


def too_many_columns() -> NotARoster:
    return NotARoster("too_many_columns", f"列が多すぎます({COLUMNS}列まで)。使わない列を消してください。")


def too_long_cell() -> NotARoster:
    return NotARoster("too_long_cell", "1つのセルの文字が多すぎます。長い文章のセルを消してください。")


def too_full() -> NotARoster:
    return NotARoster("too_full", "表が大きすぎます。名簿の行だけを新しいブックに貼り付けてください。")


def broken() -> NotARoster:
    return NotARoster(
        "broken", "ファイルがこわれているようです。Excelで開き、「名前を付けて保存」で保存し直してください。"
    )
