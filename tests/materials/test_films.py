import pytest

from materials import films
from tests import sent_files


@pytest.mark.parametrize("codec", [b"avc1", b"avc3"])
def test_film_is_kept_byte_for_byte_but_for_what_is_noted_beside_it(codec):
    sent = sent_files.mp4(codec)

    kept = films.fit_to_serve(sent, "mp4")

    assert b"+33.8336" in sent
    assert sent_files.MAKER.encode() in sent
    assert b"+33.8336" not in kept
    assert sent_files.MAKER.encode() not in kept
    assert len(kept) == len(sent)
    assert kept.count(b"free") == 2
    moov = sent.index(b"moov")
    assert kept[: moov + 4] == sent[: moov + 4]
    assert kept[: kept.index(b"free")] == sent[: sent.index(b"udta")]


def test_webm_is_kept_as_it_is():
    assert films.fit_to_serve(sent_files.webm(), "webm") == sent_files.webm()


@pytest.mark.parametrize(
    "sent, ending, refusal",
    [
        (sent_files.mp4(b"hvc1"), "mp4", films.HasAnotherCodec),
        (sent_files.mp4(brand=b"qt  "), "mp4", films.IsQuickTime),
        (sent_files.mp4()[:-9], "mp4", films.NotAFilm),
        (sent_files.mp4()[:40], "mp4", films.NotAFilm),
        (sent_files.webm(), "mp4", films.NotAFilm),
        (sent_files.mp4(), "webm", films.NotAFilm),
        (b"\x1a\x45\xdf\xa3" + b"matroska" * 9, "webm", films.NotAFilm),
        (b"<html><script>alert(1)</script>", "mp4", films.NotAFilm),
        (sent_files.box(b"ftyp", b"isom") + sent_files.track(b"soun", b"mp4a"), "mp4", films.NotAFilm),
        (sent_files.box(b"ftyp", b"isom") + b"\0\0\0\1moov" + b"\0" * 8, "mp4", films.NotAFilm),
        (b"", "mp4", films.NotAFilm),
    ],
    ids=range(11),
)
def test_unfit_film_is_refused(sent, ending, refusal):
    with pytest.raises(refusal):
        films.fit_to_serve(sent, ending)


def test_film_over_the_limit_is_refused():
    with pytest.raises(films.FilmHasTooManyBytes):
        films.fit_to_serve(sent_files.mp4(film=b"\0" * films.MOST_BYTES), "mp4")


def test_film_in_boxes_without_end_is_refused():
    deep = b""
    for _ in range(2000):
        deep = sent_files.box(b"moov", deep)

    with pytest.raises(films.NotAFilm):
        films.fit_to_serve(sent_files.box(b"ftyp", b"isom") + deep, "mp4")
