import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model

from materials.blocks import VideoBlock
from materials.blocks.video import NOT_A_VIDEO

pytestmark = pytest.mark.django_db
BLOCK = VideoBlock()


def video(name="a.mp4", **words):
    file = get_document_model().objects.create(title="動画", file=ContentFile(b"", name=name))
    return BLOCK.to_python({"title": "天気", "file": file.pk, "transcript": "押します。", "poster": None} | words)


@pytest.mark.parametrize("name", ["a.mp4", "A.MP4", "a.webm"])
def test_video_is_a_video(name):
    assert BLOCK.clean(video(name))["transcript"] == "押します。"


def test_paper_is_no_video():
    with pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(video("a.pdf"))

    assert refused.value.block_errors["file"].messages == [NOT_A_VIDEO]


@pytest.mark.parametrize("missing", ["title", "file", "transcript"])
def test_video_has_a_name_a_file_and_its_words(missing):
    with pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(video(**{missing: None if missing == "file" else ""}))

    assert list(refused.value.block_errors) == [missing]


@pytest.mark.parametrize("size, said", [(None, 1), (1, 1), (1024 * 1024, 1), (1024 * 1024 + 1, 2)])
def test_video_says_what_it_costs(size, said):
    value = video()
    value["file"].file_size = size

    assert value.megabytes == said
