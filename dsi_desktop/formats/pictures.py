"""Pictures that come in: known by their bytes, bounded, turned upright, told of no place.

A photo keeps its bytes: only what says where and by whom it was taken is cut out, so that the
same photo joined on two laptops is still one piece.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

MOST_PIXELS = 60_000_000
_ORIENTATION, _PLACE = 0x0112, 0x8825
_TURNED = {1: 0, 3: 180, 6: 90, 8: 270}
_MIRRORED = (2, 4, 5, 7)
_UNREADABLE = (
    OSError, EOFError, ValueError, TypeError, SyntaxError, KeyError, IndexError, struct.error,
)  # fmt: skip
# No other kind is even tried: to draw a PostScript file is to run it as a program.
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_NAMED = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_PHONE = (".heic", ".heif")
# Segments and chunks that hold Exif, XMP and IPTC: the camera, the hour, the place.
_JPEG_CUT = (0xE1, 0xED)
_MORE_PICTURES, _END, _SCAN = b"MPF\0", 0xD9, 0xDA
_IN_SCAN = (0x00, *range(0xD0, 0xD8))
_PNG_CUT = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")
_WEBP_CUT = (b"EXIF", b"XMP ")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be kept. `rotation`: degrees clockwise that set it upright.

    `placed`: the photo said where it was taken, and no longer does.
    """

    content: bytes
    width: int
    height: int
    rotation: int
    placed: bool


def named_picture(name: str) -> bool:
    """Tell whether a file is a picture by its name."""
    return name.casefold().endswith(_NAMED)


def named_phone_photo(name: str) -> bool:
    """Tell whether a file is a photo of a kind that is kept but cannot be shown here."""
    return name.casefold().endswith(_PHONE)


def read_picture(content: bytes) -> Picture | None:
    """Return a picture ready to be kept, None when the bytes are none.

    Raises `RuleBroken` for one that would take the memory of the computer when opened.
    """
    try:
        with _opened(content) as found:
            width, height = found.size
            _bounded(width, height)
            exif = found.getexif()
            turned, placed = exif.get(_ORIENTATION, 1), bool(exif.get_ifd(_PLACE))
            kind = found.format
            if turned in _MIRRORED:
                content, turned = _mirrored(found, kind), 1
    except _BOMBS:
        raise _too_many(0) from None
    except _UNREADABLE:
        return None
    bare = _without_place(content, kind)
    # Bytes left as they came still say how to turn them: turning them again would be once too many.
    return Picture(bare, width, height, _TURNED.get(turned, 0) if bare != content else 0,
                   placed and bare != content)


def thumbnail(content: bytes, rotation: int, side: int) -> bytes | None:
    """Return a small PNG of a picture, turned as it is shown; None when it cannot be drawn."""
    try:
        with _opened(content) as found:
            _bounded(*found.size)
            found.draft("RGB", (side * 2, side * 2))
            small = ImageOps.exif_transpose(found).convert("RGBA")
            small.thumbnail((side * 2, side * 2))
    except (*_UNREADABLE, *_BOMBS, RuleBroken):
        return None
    if rotation % 360:
        small = small.rotate(-rotation, expand=True)
    small.thumbnail((side, side))
    made = BytesIO()
    small.save(made, "PNG")
    return made.getvalue()


def _opened(content: bytes) -> Image.Image:
    Image.init()  # every kind named must be known: only the commonest are at first
    return Image.open(BytesIO(content), formats=_KINDS)


def _bounded(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_many(width * height)


def _too_many(pixels: int) -> RuleBroken:
    if pixels:
        return RuleBroken(
            _("Cette image a {n} millions de points : l’ouvrir bloquerait l’ordinateur. "
              "Réduisez-la à {most} millions au plus.").format(
                n=round(pixels / 1_000_000), most=MOST_PIXELS // 1_000_000), "name",
        )  # fmt: skip
    return RuleBroken(
        _("Cette image se déplierait sans fin : elle n’est pas jointe."), "name")


def _mirrored(found: Image.Image, kind: str | None) -> bytes:
    """Return a picture kept in a mirror as it should be seen: rare, so written again."""
    made = BytesIO()
    ImageOps.exif_transpose(found).save(made, kind or "PNG", quality=92)
    return made.getvalue()


def _without_place(content: bytes, kind: str | None) -> bytes:
    try:
        if kind in ("JPEG", "MPO"):
            return _bare_jpeg(content)
        if kind == "PNG":
            return content[:8] + b"".join(
                part for name, part in _png_chunks(content) if name not in _PNG_CUT)
        return _bare_webp(content) if kind == "WEBP" else content
    except _UNREADABLE:  # what a reader forgives and no book describes is kept as it came
        return content


def _bare_jpeg(content: bytes) -> bytes:
    """Keep the first picture: those that a telephone puts after it say the place again."""
    kept, at = [content[:2]], 2
    while content[at] == 0xFF and content[at + 1] != _END:
        mark, size = content[at + 1], int.from_bytes(content[at + 2:at + 4], "big") + 2
        part = content[at:at + size]
        if mark not in _JPEG_CUT and part[4:8] != _MORE_PICTURES:
            kept.append(part)
        at += size
        if mark == _SCAN:
            end = _end_of_scan(content, at)
            kept.append(content[at:end])
            at = end
    return b"".join(kept) + content[at:at + 2]


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next segment begins after the points of a picture, or the content ends."""
    while 0 <= (at := content.find(b"\xff", at)) < len(content) - 1:
        if content[at + 1] == 0xFF:
            at += 1
        elif content[at + 1] in _IN_SCAN:
            at += 2
        else:
            return at
    return len(content)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(content):
        (size,) = struct.unpack_from(">I", content, at)
        yield content[at + 4:at + 8], content[at:at + 12 + size]
        at += 12 + size


def _bare_webp(content: bytes) -> bytes:
    kept, at = [], 12
    while at < len(content):
        name = content[at:at + 4]
        (size,) = struct.unpack_from("<I", content, at + 4)
        part = bytearray(content[at:at + 8 + size + size % 2])
        if name == b"VP8X":
            part[8] &= ~0b0000_1100 & 0xFF  # no Exif and no XMP follow any more
        if name not in _WEBP_CUT:
            kept.append(bytes(part))
        at += 8 + size + size % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
