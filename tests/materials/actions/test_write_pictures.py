import io

import pytest
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from tests import factories, sent_files

pytestmark = pytest.mark.django_db
Rendition = get_image_model().get_rendition_model()


def image(name):
    return get_image_model().objects.create(
        title=name, file=ImageFile(io.BytesIO(sent_files.jpeg()), name=f"{name}.jpg")
    )


def pictured(name):
    made = factories.action("絵を押す")
    made["value"] |= {"picture": image(name).pk, "alt": name}
    return made


def test_practice_that_goes_live_has_its_pictures_before_anybody_reads_it(client):
    example = pictured("message")["value"] | {"sender": "市町", "answer": "real", "why": "同じです。"}
    variants = {
        "type": "variants",
        "value": {"iphone": [pictured("iphone")["value"]], "easy": [pictured("easy")["value"]]},
    }
    exercise = {"type": "real_or_not", "value": {"question": "どれ", "examples": [example, example]}}
    page = factories.material("103", body=[pictured("shared"), variants, exercise])

    page.save_revision().publish()

    written = set(Rendition.objects.values_list("image__title", "filter_spec"))
    assert {title for title, _ in written} == {"shared", "iphone", "easy", "message"}
    assert len(written) == 24
    client.get("/m/103?phone=iphone", follow=True)
    assert set(Rendition.objects.values_list("image__title", "filter_spec")) == written


def test_practice_without_pictures_asks_no_worker(monkeypatch):
    monkeypatch.setattr("django_q.tasks.async_task", lambda *args, **kwargs: pytest.fail("asked"))

    factories.material("103").save_revision().publish()
