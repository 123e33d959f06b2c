import pytest

from tests.bench.paper import NoPlace, write

PAGE = "# Figures\n\nWords.\n\n<!-- classes sqlite -->\nold\n<!-- /classes sqlite -->\n\nMore words.\n"


@pytest.fixture
def page(tmp_path):
    made = tmp_path / "performance.md"
    made.write_text(PAGE, encoding="utf-8")
    return made


def test_figures_take_the_place_of_the_old_ones_and_words_stay(page):
    write(page, "classes sqlite", ["| what | ms |", "|---|---|"], rounds=9)
    write(page, "classes sqlite", ["| what | ms |", "|---|---|", "| class | 9.1 |"], rounds=15)

    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Figures\n\nWords.\n\n<!-- classes sqlite -->\n\nMedians of 15 rounds, ")
    assert text.endswith("| class | 9.1 |\n\n<!-- /classes sqlite -->\n\nMore words.\n")
    assert [word for word in ("old", "of 9 rounds") if word in text] == []


def test_figures_without_a_place_are_not_lost_silently(page):
    with pytest.raises(NoPlace):
        write(page, "scale postgresql", [], rounds=9)

    assert page.read_text(encoding="utf-8") == PAGE
