"""Print a document: bytes that PDF/UA-1 and PDF/A-3a accept, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor

from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import speaking
from dsi_desktop.reporting import blocks, palette
from dsi_desktop.reporting.pdf import fonts
from dsi_desktop.reporting.pdf.archive import Identity
from dsi_desktop.reporting.pdf.canvas import TaggedCanvas
from dsi_desktop.reporting.pdf.flow import flow
from dsi_desktop.reporting.pdf.pages import TOTAL, Pages
from dsi_desktop.reporting.pdf.runs import spelled
from dsi_desktop.reporting.pdf.styles import sheet
from dsi_desktop.reporting.reading import texts_of

_LOCALES = {"fr": "fr-CA", "en": "en-CA"}


class Cancelled(Exception):
    """The person gave up while pages were made."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """How many pages were made, and which signs no face could draw (shown as □)."""

    pages: int
    missing: tuple[str, ...]


def render(
    document: blocks.Document,
    target: Path | BinaryIO,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Rendered:
    """Print `document` to a path or a binary file; `progress` gets the number of pages made.

    A path is replaced only by a whole file, synced to the disk. Raises `DsiError` when the file
    cannot be written, `Cancelled` when `cancelled()` says so; the former file is then untouched.
    """
    content = BytesIO()
    with speaking(document.language):
        pages = _print(document, content, _ticker(progress, cancelled))
    if isinstance(target, Path):
        write_whole(target, content.getvalue())
    else:
        target.write(content.getvalue())
    around = (document.title, document.issuer, document.kind, document.motto, document.foot)
    words = "".join((*around, document.watermark, *texts_of(document)))
    return Rendered(pages, tuple(sorted(fonts.missing(spelled(words, "")))))


def _print(document: blocks.Document, content: BytesIO, tick: Callable[[int], None]) -> int:
    pages = Pages(content, document, tick)
    look = sheet(document.size, pages.room(), document.language)
    title = spelled(document.title, "").strip() or document.kind or document.issuer
    identity = Identity(
        title=title, author=document.issuer, subject=document.subject or title,
        language=_LOCALES[document.language], invariant=int(document.created is not None),
        attached=document.attached,
    )  # fmt: skip
    maker = partial(_Printed, identity, pages, document.created)
    pages.build(flow(document, look), canvasmaker=maker)
    return pages.count


class _Printed(TaggedCanvas):
    """Knows at the end how many pages there are."""

    def __init__(
        self, identity: Identity, pages: Pages, created: datetime | None, target: Any,
        **options: Any,
    ) -> None:  # fmt: skip
        options.pop("lang", None)
        super().__init__(target, identity, **options)
        self._pages_made = pages
        if created is not None:
            _stamp(self._doc, created)

    def save(self) -> None:
        """Write the total once, for every foot of page."""
        if len(self._code):
            self.showPage()
        self.beginForm(TOTAL)
        self.setFillColor(HexColor(palette.GREY))
        self.setFont(fonts.TEXT, 8.5)
        self.drawString(0, 0, str(self._pages_made.count))
        self.endForm()
        super().save()


def _stamp(document: Any, created: datetime) -> None:
    stamp = document._timeStamp
    stamp.t = created.timestamp()
    stamp.lt = created.timetuple()
    stamp.YMDhms = created.timetuple()[:6]
    stamp.dhh = stamp.dmm = 0


def _ticker(
    progress: Callable[[int], None] | None, cancelled: Callable[[], bool] | None
) -> Callable[[int], None]:
    def tick(page: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(page)

    return tick
