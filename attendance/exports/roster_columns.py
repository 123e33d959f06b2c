"""Which columns a roster goes out with: those of the municipality's own rosters, in their order, and what they lack.

Every heading is chosen so that it is understood as the same when the file comes back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from attendance.imports.roster.headings import UNKEPT, Meaning, meaning_of, plain_heading
from attendance.imports.roster.limits import COLUMNS

KEY_HEADING = "つづき番号"
MENDING_HEADINGS = ("直すところ", "元の行")
"""What stands before rows that came back to be put right; not theirs."""
EMPTY = ""
"""What stands in a column of theirs that we do not keep."""
_FIELDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.NUMBER: ("number",),
    Meaning.NAME: ("name",),
    Meaning.FAMILY_NAME: ("family_name",),
    Meaning.GIVEN_NAME: ("given_name",),
    Meaning.KANA: ("kana",),
    Meaning.FAMILY_KANA: ("family_kana",),
    Meaning.GIVEN_KANA: ("given_kana",),
    Meaning.TELEPHONE: ("telephone", "telephone_second"),
    Meaning.BIRTH: ("birth_year",),
    Meaning.AGE: ("age_band",),
    Meaning.AGE_BAND: ("age_band",),
    Meaning.PHONE_FAMILY: ("phone_family",),
    Meaning.CARE_NOTE: ("care_note",),
}
_WORDS: Mapping[str, tuple[Meaning, tuple[str, ...]]] = {
    "number": (Meaning.NUMBER, ("番号", "No.")),
    "name": (Meaning.NAME, ("氏名", "お名前", "受講者氏名")),
    "kana": (Meaning.KANA, ("フリガナ", "ヨミ", "氏名カナ")),
    "telephone": (Meaning.TELEPHONE, ("電話番号", "連絡先")),
    "telephone_second": (Meaning.TELEPHONE, ("電話番号(2つ目)", "電話番号2", "連絡先2")),
    "birth_year": (Meaning.BIRTH, ("生まれた年", "生年")),
    "age_band": (Meaning.AGE_BAND, ("年代", "年齢層")),
    "phone_family": (Meaning.PHONE_FAMILY, ("機種", "スマホの種類")),
    "care_note": (Meaning.CARE_NOTE, ("備考", "配慮のメモ", "特記事項")),
}
"""Our own words over what is put out, in our own order; the later ones are for who gave the first another meaning."""
_WORDS_OF_PARTS: Mapping[str, tuple[Meaning, tuple[str, ...]]] = {
    "family_name": (Meaning.FAMILY_NAME, ("姓", "名字")),
    "given_name": (Meaning.GIVEN_NAME, ("名", "名(漢字)")),
    "family_kana": (Meaning.FAMILY_KANA, ("セイ", "姓フリガナ")),
    "given_kana": (Meaning.GIVEN_KANA, ("メイ", "名フリガナ")),
}
_PARTS = {
    "name": (Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME),
    "kana": (Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA),
}
_TOGETHER = {
    "name": "姓と名に分けられない人がいるので、氏名は1つの列に入ります。",
    "kana": "セイとメイに分けられない人がいるので、フリガナは1つの列に入ります。",
}
_ALWAYS = ("number", "name", "kana", "age_band", "phone_family")


def our_heading(meaning: Meaning) -> str:
    """Empty for what has none, such as a family name alone."""
    return next((headings[0] for one, headings in _WORDS.values() if one is meaning), "")


@dataclass(frozen=True, slots=True)
class Placed:
    """`field` names what stands in the column; `EMPTY`: nothing."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The columns without our own last one, and what there is to say about them."""

    columns: tuple[Placed, ...]
    notes: tuple[str, ...]


def arrange(
    theirs: Iterable[Sequence[str]],
    choices: Mapping[str, str],
    *,
    filled: Collection[str],
    hidden: Collection[str] = (),
    divisible: Collection[str] = (),
) -> Arrangement:
    """`theirs` are (heading, meaning) of the municipality's rosters; `filled` are the fields that somebody has something
    in; `hidden` stay inside; `divisible` are `name` and `kana` when everybody's can be written in two columns."""
    wanted = _of_theirs(theirs) or _of_ours(filled)
    arranging = _Arranging(choices, set(hidden), _covered({meaning for _, meaning in wanted}))
    for whole in _PARTS:
        wanted = arranging.parts(wanted, whole, whole in divisible)
    for heading, meaning in wanted:
        arranging.place(heading, meaning)
    for field in _WORDS:
        if field in filled and field != "number" and field not in arranging.fields():
            arranging.place_ours(field)
    return arranging.done()


def _of_theirs(columns: Iterable[Sequence[str]]) -> list[tuple[str, Meaning]]:
    known = set(Meaning)
    found = [(heading, Meaning(meaning) if meaning in known else Meaning.OTHER) for heading, meaning in columns]
    return [one for one in found if one[1] is not Meaning.KEY and one[0] not in MENDING_HEADINGS]


def _of_ours(filled: Collection[str]) -> list[tuple[str, Meaning]]:
    return [
        (headings[0], meaning)
        for field, (meaning, headings) in _WORDS.items()
        if field in filled or field in _ALWAYS
    ]  # fmt: skip


def _covered(meanings: set[Meaning]) -> set[Meaning]:
    """What another column says as well, and says first when the file comes back: it stays empty, at its place."""
    covered = {part for whole, *parts in _PARTS.values() if whole in meanings for part in parts}
    return covered | ({Meaning.AGE} if Meaning.AGE_BAND in meanings else set())


class _Arranging:
    def __init__(self, choices: Mapping[str, str], hidden: set[str], covered: set[Meaning]) -> None:
        self.choices, self.hidden, self.empty = choices, hidden, covered | UNKEPT
        self.columns: list[Placed] = []
        self.notes: list[str] = []
        self.left_out: list[str] = []

    def fields(self) -> set[str]:
        """What has its column; a name in two columns has its own."""
        fields = {column.field for column in self.columns}
        wholes = {"family_name": "name", "family_kana": "kana"}
        return fields | {whole for part, whole in wholes.items() if part in fields}

    def parts(self, wanted: list[tuple[str, Meaning]], whole: str, divisible: bool) -> list[tuple[str, Meaning]]:
        """姓 and 名 stay apart when everybody's name can be put together again; else there is one column in their place."""
        of_whole, *parts = _PARTS[whole]
        meanings = [meaning for _, meaning in wanted]
        here = [meaning for meaning in meanings if meaning in parts]
        if not here or of_whole in meanings or (divisible and sorted(here) == sorted(parts)):
            return wanted
        self.notes.append(_TOGETHER[whole])
        first = meanings.index(here[0])
        rest = [one for one in wanted[first:] if one[1] not in parts]
        return [*wanted[:first], ("", of_whole), *rest]

    def place(self, heading: str, meaning: Meaning) -> None:
        fields = _FIELDS.get(meaning, ())
        free = [field for field in fields if field not in self.fields()]
        if self.hidden & set(fields):
            return
        if meaning in self.empty:
            self._place_empty(heading, free[0] if meaning is Meaning.NUMBER and free else EMPTY)
        elif not free:
            self.left_out.append(heading)
        elif heading and self._read_as(heading) is meaning:
            self._place(heading, free[0], meaning)
        else:
            self.place_ours(free[0])

    def place_ours(self, field: str) -> None:
        if field in self.hidden:
            return
        meaning, headings = _WORDS.get(field) or _WORDS_OF_PARTS[field]
        heading = next((heading for heading in headings if self._read_as(heading) is meaning), None)
        if heading is None:
            self.left_out.append(headings[0])
        else:
            self._place(heading, field, meaning)

    def _place_empty(self, heading: str, field: str) -> None:
        """An empty column that would be read as something we keep would say: it is to be empty."""
        meaning = self._read_as(heading) if heading else Meaning.OTHER
        again = meaning not in UNKEPT and any(self._read_as(column.heading) is meaning for column in self.columns)
        if meaning not in self.empty or again:
            self.left_out.append(heading)
        else:
            self.columns.append(Placed(heading, field))

    def _place(self, heading: str, field: str, meaning: Meaning) -> None:
        self.columns.append(Placed(heading, field))
        if meaning is Meaning.BIRTH and heading not in _WORDS["birth_year"][1]:
            self.notes.append(f"「{heading}」の列には、生まれた年だけが入ります。月と日は残していません。")
        if meaning is Meaning.AGE:
            self.notes.append(f"「{heading}」の列には、年代が入ります。年齢は残していません。")

    def _read_as(self, heading: str) -> Meaning:
        chosen = self.choices.get(plain_heading(heading), "")
        return Meaning(chosen) if chosen in set(Meaning) else meaning_of(heading)

    def done(self) -> Arrangement:
        columns = self._within_the_limit()
        empty = [column.heading for column in columns if column.field == EMPTY and column.heading]
        if empty:
            self.notes.append(f"{_quoted(empty)}の列は、並びをそろえるために空けてあります。")
        if self.left_out:
            self.notes.append(f"{_quoted(self.left_out)}の列は、ほかの列と取り違えるので入りません。")
        return Arrangement(tuple(columns), tuple(self.notes))

    def _within_the_limit(self) -> list[Placed]:
        """A roster of 50 columns has to come back: of empty columns the last go."""
        columns = list(self.columns)
        for index in reversed(range(len(columns))):
            if len(columns) < COLUMNS:
                break
            if columns[index].field == EMPTY:
                del columns[index]
        return columns


def _quoted(headings: Iterable[str]) -> str:
    return "".join(f"「{heading}」" for heading in dict.fromkeys(headings))
