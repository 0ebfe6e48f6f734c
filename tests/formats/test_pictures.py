"""Photos come in upright, without their place, and never as a bomb."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dsi_desktop.formats.pictures import (
    named_phone_photo,
    named_picture,
    read_picture,
    thumbnail,
)
from dsi_desktop.kernel.errors import RuleBroken
from support.photos import GPS, photo, vast

KINDS = ("JPEG", "PNG", "WEBP")


def corner(content: bytes) -> str:
    """Return the colour of the upper left corner."""
    with Image.open(BytesIO(content)) as seen:
        red, _green, blue = seen.convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    return "red" if red > blue else "blue"


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_photo_forgets_its_place_and_nothing_else(kind: str) -> None:
    came = photo(kind, placed=True)
    kept = read_picture(came)
    assert kept is not None
    assert (kept.width, kept.height, kept.rotation, kept.placed) == (40, 20, 0, True)
    with Image.open(BytesIO(kept.content)) as bare, Image.open(BytesIO(came)) as whole:
        assert not bare.getexif()
        assert bare.tobytes() == whole.tobytes()
    again = read_picture(kept.content)
    assert again is not None
    assert (again.content, again.placed) == (kept.content, False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("turned", "rotation", "seen"), [
    (1, 0, "red"), (3, 180, "blue"), (6, 90, "red"), (8, 270, "blue"),
])
def test_that_a_photo_held_sideways_is_shown_upright(
    kind: str, turned: int, rotation: int, seen: str
) -> None:
    kept = read_picture(photo(kind, turned=turned))
    assert kept is not None
    assert kept.rotation == rotation
    small = thumbnail(kept.content, kept.rotation, 16)
    assert small is not None
    assert corner(small) == seen
    with Image.open(BytesIO(small)) as drawn:
        assert (drawn.width < drawn.height) == (rotation in (90, 270))


def test_that_a_photo_kept_in_a_mirror_is_set_right() -> None:
    kept = read_picture(photo(turned=2))
    assert kept is not None
    assert (kept.rotation, corner(kept.content)) == (0, "blue")


def test_that_a_picture_without_metadata_keeps_its_bytes() -> None:
    for kind in ("PNG", "GIF", "BMP"):
        came = photo(kind)
        kept = read_picture(came)
        assert kept is not None
        assert kept.content == came


def test_that_a_kind_whose_bytes_are_kept_is_not_turned_twice() -> None:
    kept = read_picture(photo("TIFF", turned=6))
    assert kept is not None
    assert (kept.rotation, kept.placed) == (0, False)
    small = thumbnail(kept.content, kept.rotation, 16)
    assert small is not None
    with Image.open(BytesIO(small)) as drawn:
        assert drawn.width < drawn.height


@pytest.mark.parametrize(("width", "height", "words"), [
    (9_000, 9_000, "81.millions"), (60_000, 60_000, "sans fin"),
])
def test_that_a_picture_that_would_take_the_memory_is_refused(
    width: int, height: int, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        read_picture(vast(width, height))
    assert thumbnail(vast(width, height), 0, 64) is None


@pytest.mark.parametrize("content", [b"", b"rien", b"\xff\xd8\xff", b"RIFF\x00\x00\x00\x00WEBP"])
def test_that_what_is_no_picture_is_none(content: bytes) -> None:
    assert read_picture(content) is None
    assert thumbnail(content, 0, 64) is None


def test_that_a_photo_cut_short_is_known_and_draws_nothing() -> None:
    came = photo(size=(400, 300))
    assert read_picture(came[:-400]) is not None
    assert thumbnail(came[:-4000], 0, 64) is None or len(came) < 8000


def test_that_bytes_that_follow_no_book_are_kept_as_they_came() -> None:
    came = bytearray(photo("PNG", placed=True))
    at = came.index(b"IEND")
    odd = bytes(came[:at + 8]) + b"\x00"
    kept = read_picture(odd)
    assert kept is not None
    assert (kept.content, kept.placed) == (odd, False)


@given(st.binary(max_size=200))
def test_that_no_bytes_at_all_break_the_reader(content: bytes) -> None:
    for head in (b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a"):
        thumbnail(head + content, 90, 32)
        with suppress(RuleBroken):  # some bytes do say that they are a bomb
            read_picture(head + content)


def test_that_the_first_picture_of_several_forgets_the_place_they_all_say() -> None:
    drawn = Image.effect_noise((120, 80), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update(GPS)
    made = BytesIO()
    drawn.save(made, "MPO", save_all=True, append_images=[drawn], exif=exif)
    kept = read_picture(made.getvalue())
    assert kept is not None
    assert (kept.rotation, kept.placed) == (90, True)
    assert b"Exif" not in kept.content
    with Image.open(BytesIO(kept.content)) as bare, Image.open(BytesIO(made.getvalue())) as whole:
        assert (bare.format, whole.format) == ("JPEG", "MPO")
        assert bare.tobytes() == whole.tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_that_what_a_telephone_writes_after_a_photo_is_cut_out(progressive: bool) -> None:
    made = BytesIO()
    Image.effect_noise((120, 80), 60).save(
        made, "JPEG", progressive=progressive, restart_marker_blocks=0 if progressive else 4
    )
    kept, bare = (read_picture(made.getvalue() + after) for after in (b"a film, 47 N", b""))
    assert kept is not None
    assert bare is not None
    assert (kept.content, kept.content[-2:]) == (bare.content, b"\xff\xd9")
    padded = read_picture(made.getvalue()[:-2] + b"\xff\xff\xd9")
    assert padded is not None
    assert padded.content[-2:] == b"\xff\xd9"


def test_that_a_drawing_that_is_a_program_is_no_picture() -> None:
    made = BytesIO()
    Image.new("RGB", (20, 10)).save(made, "EPS")
    assert read_picture(made.getvalue()) is None
    assert thumbnail(made.getvalue(), 0, 64) is None


def test_that_names_tell_pictures_and_photos_of_phones() -> None:
    assert named_picture("Tableau.JPG")
    assert not named_picture("notes.pdf")
    assert named_phone_photo("IMG_1.HEIC")
    assert not named_phone_photo("IMG_1.jpg")
