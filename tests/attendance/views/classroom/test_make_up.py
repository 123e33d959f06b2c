import pytest

from attendance.models import Act, Attendance
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def toku(cast, session):
    """Of another class of the municipality, which the instructor does not see."""
    monday = factories.cohort(cast.tobe, name="月曜クラス", first_day=factories.date(2026, 10, 12))
    return factories.enrolment(monday, name="毛利 トク", telephone="089-000-4321")


def test_make_up_by_name_and_end_of_telephone(cast, session, teacher, post, toku):
    found = post("make-up", name="毛利トク", digits="4321").content.decode()
    assert ("見つかりました" in found, f'value="{toku.pk}:arrived"' in found) == (True, True)

    post("make-up", press=f"{toku.pk}:arrived", told_name="毛利トク", told_digits="4321")

    row = Attendance.objects.get()
    assert (row.enrolment, row.session, row.value) == (toku, session, "present")


def test_make_up_does_not_list_classes_the_instructor_does_not_see(cast, session, teacher, look, toku):
    assert "トク" not in look("make-up/")


def test_make_up_lists_the_other_classes_of_a_clerk(cast, session, sign_in, look, toku):
    sign_in(cast.clerk)

    assert "毛利 トク" in look("make-up/")


@pytest.mark.parametrize("name, digits", [("毛利 トク", "0000"), ("毛利", "4321"), ("隣町 花子", "9999")])
def test_make_up_finds_nobody_by_half_of_it_or_next_door(cast, session, teacher, post, toku, name, digits):
    text = post("make-up", name=name, digits=digits).content.decode()

    assert ("見つかりません" in text, ":arrived" in text) == (True, False)


def test_make_up_of_somebody_who_was_not_told_is_not_there(cast, session, teacher, post, toku):
    assert post("make-up", press=f"{toku.pk}:arrived").status_code == 404
    assert Act.objects.count() == 0


def test_make_up_visitor_stands_on_the_register_and_can_be_corrected(cast, session, teacher, post, look, toku):
    post("make-up", press=f"{toku.pk}:arrived", told_name="毛利トク", told_digits="4321")

    assert "補講 月曜クラス" in look("register/")
    assert post("mark", press=f"{toku.pk}:left_early").status_code == 302
    assert teacher.get(f"/classroom/people/{toku.pk}/").status_code == 200
