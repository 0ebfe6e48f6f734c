"""Pictures laid into a document, and a watermark that begins and ends in the middle."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from dsi_desktop.reporting.blocks import Document, Heading, PageBreak, Para, Photo
from dsi_desktop.reporting.pdf.photos import prepared
from dsi_desktop.reporting.reading import texts_of
from support import pdf_reader, pdf_samples
from support.pdf_verifier import problems


def picture(size: tuple[int, int] = (40, 20), mode: str = "RGB", kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "P") else "teal").save(made, kind)
    return made.getvalue()


def document(*blocks: object) -> Document:
    return Document(title="Essai", issuer="DSI", blocks=(Heading(1, "Essai"), *blocks))


def ready(content: bytes, rotation: int = 0) -> bytes:
    found = prepared(content, rotation)
    assert found is not None
    return found


def size_of(content: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(content)) as found:
        assert (found.format, found.mode) == ("JPEG", "RGB")
        return found.size


@pytest.mark.parametrize(("mode", "kind"), [
    ("RGB", "JPEG"), ("RGBA", "PNG"), ("L", "PNG"), ("CMYK", "JPEG"), ("P", "GIF"),
])
def test_that_every_kind_of_picture_becomes_one_that_archives_accept(
    mode: str, kind: str
) -> None:
    content = pdf_samples.printed(document(Photo(ready(picture(mode=mode, kind=kind)), "Plan")))[0]
    assert problems(content) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image["/ColorSpace"] == "/DeviceRGB"


def test_that_a_picture_is_turned_and_made_no_larger_than_paper_shows() -> None:
    assert size_of(ready(picture())) == (40, 20)
    assert size_of(ready(picture(), 90)) == (20, 40)
    assert size_of(ready(picture(), 360)) == (40, 20)
    assert size_of(ready(picture((3200, 1600)))) == (1600, 800)


def test_that_a_phone_that_held_its_camera_sideways_is_read() -> None:
    made = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(made, "JPEG", exif=exif)
    upright = ready(made.getvalue())
    assert size_of(upright) == (20, 40)
    assert b"Exif" not in upright


@pytest.mark.parametrize("content", [
    b"", b"a;b", picture()[:40], b"\x89PNG\r\n\x1a\n" + b"0" * 30, picture(kind="JPEG")[:200],
])
def test_that_what_is_no_picture_is_not_printed(content: bytes) -> None:
    assert prepared(content) is None


def test_that_a_picture_too_large_to_be_opened_safely_is_left_out() -> None:
    assert prepared(picture((9000, 7000), "L")) is None


def test_that_a_picture_larger_than_the_page_fits_it_and_is_read_by_its_words() -> None:
    tall = Photo(ready(picture((300, 1600))), "Affiche de l’assemblée")
    content, rendered = pdf_samples.printed(document(Para("Avant"), tall, Para("Après")))
    assert problems(content) == []
    assert rendered.pages == 2
    with pikepdf.open(BytesIO(content)) as pdf:
        figures = [
            one for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert [str(one.Alt) for one in figures] == ["Affiche de l’assemblée"]
        assert len(figures[0].A[0].BBox) == 4
    assert list(texts_of(document(tall))) == ["Essai", "Affiche de l’assemblée"]


def test_that_a_watermark_begins_and_ends_where_a_page_break_says() -> None:
    content = pdf_samples.printed(document(
        Para("Avis"), PageBreak(watermark="PROJET"), Para("Ancien"), PageBreak(), Para("Suite"),
        PageBreak(watermark=""), Para("Annexe"),
    ))[0]
    assert problems(content) == []
    assert [_stamped(content, at) for at in range(4)] == [False, True, True, False]


def _stamped(content: bytes, at: int) -> bool:
    """Tell whether a page turns its axes: only a watermark does."""
    with pikepdf.open(BytesIO(content)) as pdf:
        code = pikepdf.parse_content_stream(pdf.pages[at])
        return any(
            str(one.operator) == "cm" and abs(float(one.operands[1])) > 0.1 for one in code
        )


def test_that_the_words_of_the_pages_stay_in_order() -> None:
    content = pdf_samples.printed(document(
        Para("Avis"), PageBreak(watermark="PROJET"), Para("Ancien"),
    ))[0]
    assert pdf_reader.tight(pdf_reader.read_aloud(content)) == "EssaiAvisAncien"
