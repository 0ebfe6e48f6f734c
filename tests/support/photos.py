"""Photos as a telephone makes them, and files that only pretend."""

import struct
import zlib
from io import BytesIO

from PIL import Image

GPS = {1: "N", 2: (47.0, 39.0, 0.0), 3: "W", 4: (70.0, 9.0, 0.0)}


def photo(
    kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), turned: int = 1, placed: bool = False,
) -> bytes:
    """Return a picture red at its left and blue at its right, as the camera kept it."""
    drawn = Image.new("RGB", size, (200, 30, 30))
    drawn.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    if turned != 1:
        exif[0x0112] = turned
    if placed:
        exif.get_ifd(0x8825).update(GPS)
    made = BytesIO()
    if turned != 1 or placed:
        drawn.save(made, kind, exif=exif.tobytes(), quality=95)
    else:
        drawn.save(made, kind, quality=95)
    return made.getvalue()


def vast(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it has so many points."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b""))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
