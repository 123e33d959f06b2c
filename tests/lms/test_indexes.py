"""The indexes that the rest of the suite leaves out (tests/settings.py)."""

import pytest
from wagtail.models import ReferenceIndex

from materials.models import MaterialPage
from tests import factories


@pytest.fixture
def indexing(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def test_a_saved_page_is_found_and_its_references_are_known(db, indexing):
    material = factories.material(title="Wi-Fi につなぐ")

    course = factories.course(factories.municipality(), materials=[material])

    assert [page.pk for page in MaterialPage.objects.search("Wi-Fi")] == [material.pk]
    assert ReferenceIndex.get_references_for_object(course).exists()


def test_a_page_saved_without_indexing_is_not(db):
    factories.material(title="Wi-Fi につなぐ")

    assert list(MaterialPage.objects.search("Wi-Fi")) == []
