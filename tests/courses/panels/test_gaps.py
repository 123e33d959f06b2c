"""What a class still lacks is said where it can be mended: on the course and on the step."""

import pytest

from courses.models import StepMaterial
from tests.courses.conftest import step_of


@pytest.fixture
def edit(copied, sign_in):
    browser = sign_in(copied.cast.editor)
    return lambda page: browser.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_whole_course_and_its_step_say_so(copied, edit):
    assert "この講座は そろっています。クラスを 開けます。" in edit(copied.copy)
    assert "このステップは そろっています。" in edit(step_of(copied.copy))


def test_a_step_without_materials_says_what_it_lacks(copied, edit):
    step = step_of(copied.copy)
    StepMaterial.objects.filter(step=step).delete()

    for page in (edit(step), edit(copied.copy)):
        assert "公開された 自習教材が 1つも ありません。" in page
    assert "このステップは そろっています。" not in edit(step)


def test_a_step_shows_its_number_on_paper(copied, edit):
    assert '<a href="/m/1001" target="_blank" rel="noreferrer">/m/1001 を 見る</a>' in edit(step_of(copied.copy))
