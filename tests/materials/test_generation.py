import pytest

from materials import generation


@pytest.fixture(params=["file", "cache"])
def _store(request, settings):
    settings.REDIS_URL = "redis://somewhere" if request.param == "cache" else ""


@pytest.mark.usefixtures("_store")
def test_generation_stays_until_it_is_bumped():
    before = generation.current()

    assert generation.current() == before


@pytest.mark.usefixtures("_store")
def test_generation_is_another_after_every_bump():
    seen = [generation.current()]
    for _ in range(20):
        generation.bump()
        seen.append(generation.current())

    assert all(a != b for a, b in zip(seen, seen[1:], strict=False))


def test_generation_before_the_first_bump_is_stable(settings, tmp_path):
    settings.REDIS_URL, settings.CONTENT_GENERATION_FILE = "", tmp_path / "none" / "generation"

    assert generation.current() == (0, 0)
    generation.bump()
    assert generation.current() != (0, 0)
