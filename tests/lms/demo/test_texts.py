"""The teaching content and its drawings hold together: codes, numbers, lengths, pictures. No Django needed."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "lms" / "demo" / "data"
DRAWINGS = ROOT / "materials" / "drawings"
WRITTEN_OUT = {"103", "105", "203", "206", "301", "304"}
FAMILIES = ["android", "iphone", "easy"]
FIELDS = {
    "action": {"text", "note", "drawing", "alt"},
    "variants": set(FAMILIES),
    "trouble": {"when", "then"},
    "task": {"text"},
    "warning": {"text"},
    "word": {"word", "plain"},
    "real_or_not": {"question", "examples"},
    "fact": {"text", "checked_on", "source", "person"},
}
MORE_FIELDS = {
    "action": {"spoken"},
    "trouble": {"spoken"},
    "task": {"purpose", "partner"},
    "warning": {"kind", "spoken"},
    "fact": {"spoken"},
}


def load(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


CURRICULUM, MATERIALS, STEPS, VENUES = (load(name) for name in ("curriculum", "materials", "steps", "venues"))
SVGS = sorted(DRAWINGS.glob("*.svg"))


def checkpoints():
    return [checkpoint for step in CURRICULUM["steps"] for checkpoint in step["checkpoints"]]


def blocks(material, kind):
    return [block["value"] for block in material["body"] if block["type"] == kind]


def actions(material):
    """Every action of a material, those of the phone families included."""
    per_family = [action for value in blocks(material, "variants") for family in FAMILIES for action in value[family]]
    return blocks(material, "action") + per_family


def by_number():
    return pytest.mark.parametrize("material", MATERIALS, ids=lambda material: material["number"])


def by_drawing():
    return pytest.mark.parametrize("path", SVGS, ids=lambda path: path.stem)


def test_curriculum_has_three_steps_of_six_checkpoints():
    codes = [checkpoint["code"] for checkpoint in checkpoints()]

    assert CURRICULUM["code"] == "basic"
    assert [(step["code"], step["position"]) for step in CURRICULUM["steps"]] == [("S1", 1), ("S2", 2), ("S3", 3)]
    assert codes == [f"S{step}-{position}" for step in (1, 2, 3) for position in range(1, 7)]


def test_checkpoints_are_complete_and_short_enough_for_a_phone():
    for checkpoint in checkpoints():
        assert set(checkpoint) == {"code", "position", "statement", "short", "look_for", "device_note"}
        assert all(checkpoint.values()), checkpoint["code"]
        assert len(checkpoint["short"]) <= 14, checkpoint["code"]


def test_materials_are_eighteen_with_numbers_of_their_own():
    numbers = [material["number"] for material in MATERIALS]

    assert numbers == [f"{step}0{position}" for step in (1, 2, 3) for position in range(1, 7)]
    assert len({material["code"] for material in MATERIALS}) == 18
    assert {material["number"]: material["title"] for material in MATERIALS}["103"] == "文字を大きくする"


@by_number()
def test_material_has_every_field(material):
    expected = [
        "number",
        "code",
        "step",
        "title",
        "reading",
        "aim",
        "minutes",
        "checkpoints",
        "checked_on",
        "family_note",
        "body",
    ]

    assert list(material) == expected
    assert re.fullmatch(r"[ぁ-んー]+", material["reading"])
    assert " " not in material["title"]
    assert date.fromisoformat(material["checked_on"]) == date(2026, 9, 1)
    assert material["step"] == f"S{material['number'][0]}" == f"S{material['code'][1]}"


@by_number()
def test_material_blocks_have_known_shapes(material):
    for block in material["body"]:
        assert set(block) == {"type", "value"}
        needed = FIELDS[block["type"]]
        assert needed <= set(block["value"]) <= needed | MORE_FIELDS.get(block["type"], set())

    assert all(set(action) - {"spoken"} == FIELDS["action"] for action in actions(material))


@by_number()
def test_material_has_actions_troubles_and_a_task(material):
    kinds = Counter(block["type"] for block in material["body"])
    common = kinds["action"]
    lengths = [common + len(value[family]) for value in blocks(material, "variants") for family in FAMILIES]

    assert kinds["task"] == 1
    assert kinds["trouble"] in (2, 3)
    assert (kinds["variants"], common) == (1, common) if material["number"] in WRITTEN_OUT else (0, 3)
    assert all(3 <= length <= 6 for length in lengths)


def test_materials_written_out_are_two_of_each_step():
    written_out = [material for material in MATERIALS if material["number"] in WRITTEN_OUT]
    tasks = [value for material in written_out for value in blocks(material, "task")]

    assert Counter(material["step"] for material in written_out) == {"S1": 2, "S2": 2, "S3": 2}
    assert [task for task in tasks if not (task["purpose"] and task["partner"])] == []
    assert {kind for material in written_out for kind in [block["type"] for block in material["body"]]} == set(FIELDS)


def test_numbers_to_call_are_said_digit_by_digit_where_pages_are_written_out():
    """A screen reader says 188 as a hundred and eighty-eight."""
    values = [
        block["value"] for material in MATERIALS if material["number"] in WRITTEN_OUT for block in material["body"]
    ]

    assert [
        value
        for value in values
        if "188" in (value.get("text", "") + value.get("then", "")) and not value.get("spoken")
    ] == []


@by_number()
def test_action_is_short_and_its_drawing_is_described(material):
    for action in actions(material):
        assert 0 < len(action["text"]) <= 40, action["text"]
        assert bool(action["drawing"]) == bool(action["alt"].strip()), action["text"]


@by_number()
def test_words_to_learners_neither_grade_nor_scare(material):
    text = json.dumps(material, ensure_ascii=False)

    assert re.findall(r"未達成|合格|エラー|不正|ログイン|できません|パスワードを書", text) == []


@by_number()
def test_full_stop_ends_every_sentence_for_learners(material):
    sentences = [value["text"] for kind in ("task", "warning") for value in blocks(material, kind)]
    sentences += [value["then"] for value in blocks(material, "trouble")]
    sentences += [each["why"] for value in blocks(material, "real_or_not") for each in value["examples"]]
    sentences += [value["purpose"] for value in blocks(material, "task") if "purpose" in value]
    sentences += [value["text"] for value in blocks(material, "fact")]
    sentences += [action["note"] for action in actions(material) if action["note"]] + [material["family_note"]]

    assert [sentence for sentence in sentences if not sentence.endswith(("。", "?"))] == []


def test_written_out_materials_show_a_picture_for_each_action():
    written_out = [material for material in MATERIALS if material["number"] in WRITTEN_OUT]

    assert [action["text"] for material in written_out for action in actions(material) if not action["drawing"]] == []


def test_phone_families_differ_where_they_are_written_out():
    for material in MATERIALS:
        for value in blocks(material, "variants"):
            texts = [tuple(action["text"] for action in value[family]) for family in FAMILIES]
            assert len(set(texts)) == 3, material["number"]


def test_every_checkpoint_is_practised_and_every_code_is_known():
    known = {checkpoint["code"] for checkpoint in checkpoints()}
    practised = {code for material in MATERIALS for code in material["checkpoints"]}

    assert practised == known


def test_every_drawing_that_is_named_exists_and_none_is_left_over():
    examples = [
        each for material in MATERIALS for value in blocks(material, "real_or_not") for each in value["examples"]
    ]
    named = {action["drawing"] for material in MATERIALS for action in actions(material)} - {""}
    named |= {each["drawing"] for each in examples if "drawing" in each}

    assert named == {path.stem for path in SVGS}


def test_every_drawing_has_a_name_an_editor_can_read():
    labels = json.loads((DRAWINGS / "names.json").read_text(encoding="utf-8"))

    assert set(labels) == {path.stem for path in SVGS}
    assert len(set(labels.values())) == len(labels)


@by_drawing()
def test_drawing_is_static_and_takes_its_colours_from_classes(path):
    source = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(source)
    attributes = {name for element in root.iter() for name in element.attrib}

    assert root.attrib == {"viewBox": "0 0 320 300"}
    assert re.findall(r"style=|<script|<style|\bid=|href|\bon\w+=", source) == []
    assert attributes.isdisjoint({"fill", "stroke", "role", "aria-label"})


@by_drawing()
def test_drawing_uses_classes_and_sizes_of_the_look(path):
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    classes = {name for element in root.iter() for name in element.get("class", "").split()}
    sizes = [float(element.get("font-size", "0")) for element in root.iter() if element.tag.endswith("text")]

    assert classes <= {
        f"f-{name}" for name in ["ink", "surface", "mikan", "pale", "tint", "leaf", "rule", "edge", "none"]
    } | {f"s-{name}" for name in ["ink", "surface", "mikan", "leaf", "rule", "edge"]}
    assert all(size >= 18 for size in sizes)


def test_steps_name_the_materials_of_their_interval():
    assert [step["code"] for step in STEPS] == ["S1", "S2", "S3"]
    for step in STEPS:
        assert list(step) == ["code", "title", "goal", "lead", "bring", "materials"]
        assert step["materials"] == [material["number"] for material in MATERIALS if material["step"] == step["code"]]
    assert [step["title"] for step in STEPS] == [step["title"] for step in CURRICULUM["steps"]]


def test_venues_are_one_for_each_municipality():
    with (DATA / "municipalities.csv").open(encoding="utf-8") as file:
        names = {row["code6"]: row["name"] for row in csv.DictReader(file)}

    assert [venue["code6"] for venue in VENUES] == list(names)
    assert [venue["address"] for venue in VENUES] == [f"{name}(見本の住所)" for name in names.values()]
    assert len({venue["slug"] for venue in VENUES}) == 20


def test_venue_telephones_ring_nobody():
    for venue in VENUES:
        assert re.fullmatch(r"0\d{2}-000-0000|0\d{3}-00-0000", venue["telephone"]), venue["code6"]
