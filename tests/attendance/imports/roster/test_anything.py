"""Whatever comes in: a roster or a refusal, never another error; and names as they were."""

import io
import zipfile

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attendance.imports.roster.encodings import ENCODINGS
from attendance.imports.roster.headings import Meaning, meaning_of
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from attendance.names import NotAName, clean_name
from tests.factories import TODAY
from tests.spreadsheets import CP932, FAULTY, HARD_NAMES, MERGED, PLAIN, csv_of, xlsx_of

HEADINGS = ["氏名", "姓", "名", "フリガナ", "セイ", "TEL", "生年月日", "年齢", "年代", "機種", "備考", "番号", "?"]
WORKBOOK = xlsx_of(HEADINGS, ["青野", "青", "野", "アオノ", "アオ", 890000010, TODAY, 72, "70代", "なし", "x", 1, None])
CELLS = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
    st.none(),
    st.sampled_from(["=1+1", "S99.1.1", "０８９", "ｱｵﾉ", "𠮷", "合計", "以上", "70代", "\ufeff", "#REF!"]),
)
NAMES = st.text(
    st.sampled_from("髙﨑𠮷德濵邊邉ヶ々〆ー　 ") | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    max_size=30,
)


OPTIONS = st.builds(
    Options,
    encoding=st.sampled_from(["", *ENCODINGS]),
    sheet=st.sampled_from(["", "名簿", "ない"]),
    heading_row=st.none() | st.integers(0, 50),
    chosen=st.dictionaries(st.integers(0, 15), st.sampled_from(Meaning), max_size=6),
    remembered=st.dictionaries(st.sampled_from(["氏名", "TEL", "X"]), st.sampled_from(Meaning)),
    guess=st.booleans(),
    pasted=st.booleans(),
)
AS_FOUND = Options()


def taken(content, options=AS_FOUND):
    """What was understood, or None for a refusal. Every fault says where it is."""
    try:
        found = understand(find_table(read_roster(content, options), options), TODAY)
    except NotARoster:
        return None
    assert all(fault.row >= 0 and fault.column and fault.message for fault in found.faults)
    return found


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_roster_or_a_refusal(content):
    taken(content)


@settings(deadline=None)
@given(st.sampled_from([PLAIN.read_bytes(), CP932.read_bytes()]), st.data())
def test_damaged_csv_is_a_roster_or_a_refusal(content, data):
    start = data.draw(st.integers(0, len(content)))
    patch = data.draw(st.binary(max_size=12))

    taken(content[:start] + patch + content[start + data.draw(st.integers(0, 12)) :])


@settings(deadline=None)
@given(st.data())
def test_damaged_workbook_is_a_roster_or_a_refusal(data):
    start = data.draw(st.integers(0, len(WORKBOOK) - 1))

    taken(WORKBOOK[:start] + data.draw(st.binary(max_size=8)) + WORKBOOK[start + data.draw(st.integers(0, 8)) :])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_part_of_a_workbook_is_a_roster_or_a_refusal(data):
    old = zipfile.ZipFile(io.BytesIO(WORKBOOK))
    hit = data.draw(st.sampled_from(old.namelist()))
    start = data.draw(st.integers(0, len(old.read(hit))))
    patch = data.draw(st.binary(max_size=6) | st.sampled_from([b"<c>", b"</row>", b'" r="ZZ9', b"<!--", b"9999999999"]))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[:start] + patch + part[start + 3 :] if name == hit else part)

    taken(written.getvalue())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=13), min_size=1, max_size=6))
def test_any_cells_are_people_or_faults(rows):
    lines = [[str(cell) if cell is not None else "" for cell in row] for row in rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in [HEADINGS, *lines])

    taken(text.encode("utf-8", "replace"))


@settings(deadline=None)
@given(st.sampled_from([PLAIN, CP932, MERGED, FAULTY, HARD_NAMES]), OPTIONS)
def test_any_options_give_a_roster_or_a_refusal(path, options):
    taken(path.read_bytes(), options)


@settings(deadline=None)
@given(st.data())
def test_shuffled_roster_gives_the_same_people(data):
    heading, *rows = [line.split(",") for line in PLAIN.read_text(encoding="utf-8").splitlines()]
    order = data.draw(st.permutations(range(len(heading))))
    separator = data.draw(st.sampled_from(",\t;"))
    lines = [heading, *data.draw(st.permutations(rows))]
    text = "\n".join(separator.join(line[index] for index in order) for line in lines)

    found = taken(text.encode(data.draw(st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp932"]))))

    assert found.faults == ()
    assert sorted((one.name, one.kana, one.telephone) for one in found.people) == sorted(tuple(row[:3]) for row in rows)


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=8))
def test_names_come_out_as_they_went_in(names):
    # 電話 under 氏名 is said to be none, and 例 to be an example; nothing else that is one character is.
    names = [name for name in names if meaning_of(name) is Meaning.OTHER and name.strip() != "例"]
    assume(names)
    expected = []
    for name in names:
        try:
            expected.append(clean_name(name))
        except NotAName:
            assert not name.strip()
    # With a reading: 計 and a number alone is a total and is named as one.
    content = csv_of("氏名,フリガナ,備考", *[f'"{name}",ヨミ,{number}' for number, name in enumerate(names)])

    found = taken(content)

    assert found is not None
    unique = {"".join(name.split()): name for name in reversed(expected)}
    assert sorted(person.name for person in found.people) == sorted(unique.values())
