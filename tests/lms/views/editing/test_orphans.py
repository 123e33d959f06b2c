"""Before a page goes the editor is told in words; nothing answers 500."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.count_typed_number import count_typed_number
from courses.actions.copy_course import copy_course
from courses.actions.write_groups import write_groups
from courses.models import CoursePage, StepPage, VenuePage
from materials.models import MaterialIndexPage, MaterialPage, Number
from tests import factories


@pytest.fixture
def officer(cast, sign_in):
    write_groups()
    return sign_in(cast.officer)


def delete_of(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_of(action, *pages):
    return (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        + "?"
        + "&".join(f"id={p.pk}" for p in pages)
    )


def practised(cast, page):
    add_learner_act(Fact(kind="study", enrolment_id=cast.kiyo.pk, material_id=page.pk, value="did"), at=factories.NOW)


def text(response):
    return response.content.decode()


def test_page_that_nothing_needs_is_deleted(officer, cast):
    page = MaterialIndexPage.objects.get().add_child(instance=MaterialPage(title="x", slug="x", aim="x"))

    response = officer.post(delete_of(page))

    assert response.status_code == 302
    assert not MaterialPage.objects.filter(pk=page.pk).exists()


def test_material_with_a_number_is_deleted_after_a_warning(officer, cast):
    page = factories.material("555")

    warned = officer.get(delete_of(page))
    officer.post(delete_of(page))

    assert "番号 555 が 紙に のっています。" in text(warned)
    assert Number.objects.get(digits="555").page is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_material_in_a_step_is_not_deleted(officer, cast, method):
    response = getattr(officer, method)(delete_of(cast.material))

    assert response.status_code == 409
    assert "ステップ「ステップ1」(2か所)の 自習教材に 入っています。" in text(response)
    assert MaterialPage.objects.filter(pk=cast.material.pk).exists()


def test_material_with_records_is_not_deleted(officer, cast):
    page = factories.material("555")
    practised(cast, page)

    response = officer.post(delete_of(page))

    assert response.status_code == 409
    assert "自習の記録が 1件 あります。" in text(response)


def test_material_whose_number_was_typed_is_not_deleted(officer, cast):
    page = factories.material("555")
    count_typed_number(material_id=page.pk, at=factories.NOW)

    response = officer.post(delete_of(page))

    assert response.status_code == 409
    assert "この教材の番号を 入れた回数を 数えています。" in text(response)


@pytest.mark.parametrize("what", ["course", "venue"])
def test_course_and_venue_of_a_class_are_not_deleted(officer, cast, what):
    response = officer.post(delete_of(getattr(cast.cohort, what)))

    assert response.status_code == 409
    assert "クラス「砥部町 火曜クラス」" in text(response)


def test_master_that_was_copied_is_not_deleted(officer, cast):
    curriculum = factories.curriculum()
    master = factories.home().add_child(
        instance=CoursePage(title="見本", slug="master", curriculum=curriculum, fiscal_year=2027)
    )
    master.add_child(instance=StepPage(title="一", slug="s1", curriculum_step=curriculum.steps.first()))
    copy_course(master=master, venue=VenuePage.objects.first())

    response = officer.post(delete_of(master))

    assert response.status_code == 409
    assert "会場に写した「見本」の もとになっています。" in text(response)


def test_bulk_deletion_is_told_the_same(officer, cast):
    page = factories.material("555")
    practised(cast, page)

    response = officer.post(bulk_of("delete", page))

    assert response.status_code == 409
    assert MaterialPage.objects.filter(pk=page.pk).exists()


def test_bulk_deletion_of_a_shelf_is_told_the_same(officer, cast):
    response = officer.post(bulk_of("delete", cast.material.get_parent()))

    assert response.status_code == 409


def test_bulk_deletion_of_what_a_step_uses_is_refused_by_wagtail(officer, cast):
    officer.post(bulk_of("delete", cast.material))

    assert MaterialPage.objects.filter(pk=cast.material.pk).exists()


def test_bulk_deletion_of_what_nothing_needs_works(officer, cast):
    page = factories.material("555")

    officer.post(bulk_of("delete", page))

    assert not MaterialPage.objects.filter(pk=page.pk).exists()


def test_unpublishing_warns_of_the_number(officer, cast):
    response = officer.post(reverse("wagtailadmin_pages:unpublish", args=[cast.material.pk]), follow=True)

    assert "番号 101 が 紙に のっています。" in text(response)


def test_copy_named_like_a_door_is_refused(officer, cast):
    address = reverse("wagtailadmin_pages:copy", args=[cast.material.get_parent().pk])

    officer.post(address, {"new_title": "x", "new_slug": "office", "new_parent_page": factories.home().pk})

    assert not MaterialIndexPage.objects.filter(slug="office").exists()


def warned(response):
    html = text(response)
    return [
        word in html for word in ("番号 101 が 紙に のっています。", "いま 教室で 使っています。", "令和8年12月1日")
    ]


@pytest.mark.parametrize("what", ["material", "shelf"])
def test_before_unpublishing_it_is_said_who_has_the_paper(officer, cast, what):
    page = cast.material if what == "material" else cast.material.get_parent()

    assert warned(officer.get(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))) == [True] * 3
    assert warned(officer.get(bulk_of("unpublish", page))) == [True] * 3


def test_before_deleting_it_is_said_who_has_the_paper(officer, cast):
    page = factories.material("555")

    assert "番号 555 が 紙に のっています。" in text(officer.get(delete_of(page)))
    assert "番号 555 が 紙に のっています。" in text(officer.get(bulk_of("delete", page)))
    assert warned(officer.get(delete_of(cast.material))) == [True] * 3


def test_what_is_nowhere_on_paper_is_taken_away_without_a_word(officer, cast):
    page = factories.grown(MaterialIndexPage.objects.get(), MaterialPage(title="x", slug="x", aim="x"))

    assert "help-warning" not in text(officer.get(reverse("wagtailadmin_pages:unpublish", args=[page.pk])))


def goes_after(officer, page, days, **headers):
    last = (factories.NOW + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")
    form = {"title": page.title, "slug": page.slug, "aim": "x", "minutes": "10", "body": streamfield([])}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    officer.post(address, nested_form_data({**form, "expire_at": last}), headers=headers)
    return text(officer.get("/admin/"))


def test_a_day_on_which_a_page_goes_by_itself_is_warned_of_when_it_is_set(officer, cast):
    page = goes_after(officer, cast.material, days=30)

    assert "令和8年11月19日(木)に 見えなくなるように 決めてあります。番号 101 が 紙に のっています。" in page
    assert "その日より 後まで つづく 教室: 松前町" in page
    assert "砥部町 中央公民館(令和8年12月1日(火)まで)" in page


def test_no_class_is_named_when_all_are_over_by_then(officer, cast):
    page = goes_after(officer, cast.material, days=300)

    assert "番号 101 が 紙に のっています。" in page
    assert "その日より 後まで" not in page


def test_what_saves_itself_warns_of_nothing(officer, cast):
    assert "見えなくなるように" not in goes_after(officer, cast.material, days=30, accept="application/json")
