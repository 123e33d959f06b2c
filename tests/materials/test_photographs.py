import io
import tracemalloc

import pytest
from PIL import Image

from materials import photographs
from tests import sent_files


def fit(content):
    return photographs.fit_to_keep(io.BytesIO(content), len(content))


def opened(content):
    kept, ending = fit(content)
    return Image.open(io.BytesIO(kept)), kept, ending


@pytest.mark.parametrize("sent", [sent_files.lying_jpeg(), sent_files.heic(sent_files.scene().rotate(0))])
def test_photograph_is_kept_upright_and_says_nothing_of_its_place(sent):
    image, kept, ending = opened(sent)

    assert (ending, image.size) == ("jpg", (900, 1200))
    assert not image.getexif()
    assert sent_files.MAKER.encode() not in kept
    assert {"exif", "comment", "xmp", "photoshop"} & image.info.keys() == set()
    (right, left) = image.getpixel((880, 600)), image.getpixel((20, 600))
    assert right[0] > 150 > left[0]
    assert left[2] > 150 > right[2]


def test_photograph_in_the_test_had_a_place():
    assert Image.open(io.BytesIO(sent_files.lying_jpeg())).getexif().get_ifd(0x8825)[1] == "N"


@pytest.mark.parametrize(
    "kind, ending", [("PNG", "png"), ("GIF", "png"), ("WEBP", "jpg"), ("AVIF", "jpg"), ("MPO", "jpg")]
)
def test_every_kind_is_kept_as_one_of_two(kind, ending):
    image, _, found = opened(sent_files.written(sent_files.scene(400, 300), kind))

    assert (found, image.size) == (ending, (400, 300))
    assert image.convert("RGB").getpixel((5, 5))[0] > 150


def test_what_is_seen_through_stays_so():
    image, _, ending = opened(sent_files.written(Image.new("RGBA", (40, 30), (255, 0, 0, 0)), "WEBP", lossless=True))

    assert (ending, image.mode, image.getpixel((1, 1))[3]) == ("png", "RGBA", 0)


def test_colours_of_print_become_those_of_screens():
    image, _, _ = opened(sent_files.written(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"))

    assert image.mode == "RGB"
    assert image.getpixel((5, 5))[0] > 200


def test_large_photograph_is_made_smaller():
    assert opened(sent_files.written(sent_files.scene(4000, 3000), "JPEG"))[0].size == (2000, 1500)


@pytest.mark.parametrize(
    "sent, refusal",
    [
        (b"", photographs.IsEmpty),
        (b"only words", photographs.NotAPicture),
        (sent_files.mp4(), photographs.NotAPicture),
        (b'<?xml version="1.0"?><SVG xmlns="http://www.w3.org/2000/svg"/>', photographs.IsADrawing),
        (sent_files.jpeg()[:4000], photographs.IsBroken),
        (sent_files.jpeg()[:20], photographs.IsBroken),
        (sent_files.heic()[:-300], photographs.IsBroken),
        (sent_files.png_that_says(300, 300), photographs.IsBroken),
        (sent_files.png_that_says(50_000, 50_000), photographs.HasTooManyPixels),
        (sent_files.png_that_says(5_000, 4_001), photographs.HasTooManyPixels),
    ],
    ids=range(10),
)
def test_unfit_picture_is_refused(sent, refusal):
    with pytest.raises(refusal):
        fit(sent)


def test_too_many_bytes_are_refused_unread():
    with pytest.raises(photographs.HasTooManyBytes):
        photographs.fit_to_keep(io.BytesIO(sent_files.jpeg()), photographs.MOST_BYTES + 1)


def test_giant_that_is_declared_takes_no_memory():
    tracemalloc.start()
    with pytest.raises(photographs.HasTooManyPixels):
        fit(sent_files.png_that_says(50_000, 50_000))

    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
