"""A picture on paper: turned upright, in sRGB, no larger than paper can show."""

from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from dsi_desktop.reporting.pdf.canvas import TaggedCanvas
from dsi_desktop.reporting.pdf.numbers import fresh

_MOST_PIXELS, _MOST_AREA, _QUALITY = 1600, 60_000_000, 85
_TITLE_ROOM = 60.0


class Photo(Flowable):
    """Fits a picture in the room of a page, with the words that replace it."""

    def __init__(self, content: bytes, alt: str, highest: float) -> None:
        super().__init__()
        self._reader = ImageReader(BytesIO(content))
        self._alt, self._highest, self._key = alt, highest - _TITLE_ROOM, fresh()
        self.spaceAfter = 8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width there is, at most the height of a page, and keep the proportions."""
        wide, high = self._reader.getSize()
        scale = min(width / wide, self._highest / high, 1.0)
        self.width, self.height = wide * scale, high * scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it as one figure of the structure."""
        canvas: TaggedCanvas = self.canv
        left, low = canvas.absolutePosition(0, 0)
        figure = canvas.element(
            ("photo", self._key), "Figure", canvas.under(()), Alt=self._alt,
            BBox=(left, low, left + self.width, low + self.height),
        )  # fmt: skip
        with canvas.inside(figure):
            canvas.drawImage(self._reader, 0, 0, self.width, self.height)


def prepared(content: bytes, rotation: int = 0) -> bytes | None:
    """Return a picture as a JPEG without metadata, turned upright and by `rotation` degrees.

    None when the bytes are no picture, or one too large to be opened safely.
    """
    try:
        with Image.open(BytesIO(content)) as found:
            if found.width * found.height > _MOST_AREA:
                return None
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    turned = upright.rotate(-rotation, expand=True) if rotation % 360 else upright
    paper = Image.new("RGB", turned.size, "white")
    paper.paste(turned, mask=turned.getchannel("A"))
    paper.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    made = BytesIO()
    paper.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
