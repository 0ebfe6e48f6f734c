"""What went wrong on this computer, kept for whoever repairs it: places in the code, never values.

The text of an exception may quote what a person wrote; only its kind and its place are written.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG = "dsi-desktop.log"
_BYTES, _KEPT = 200_000, 3
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def _places(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([kind.__name__ if kind else "", *places])


class _Discreet(logging.Formatter):
    """Writes the kind and the places of an error, not its words."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record; the words that another handler may have kept in it are left out."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(  # noqa: N802  logging names it
        self,
        ei: Raised | tuple[None, None, None],
    ) -> str:
        """Return one line per place."""
        return _places(ei[0], ei[2])


def keep_log(folder: Path) -> None:
    """Write warnings and errors to a small file that turns over; a full disk is no obstacle."""
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def tell_unforeseen(tell: Callable[[BaseException], None]) -> None:
    """Log every error nobody caught, then let `tell` say it; the program goes on."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # The session of the desktop keeps stderr in its journal; so does a log without a file.
        places = _places(kind, trace)
        logging.getLogger("dsi_desktop").error("unforeseen %s", places)
        if sys.stderr is not None:
            sys.stderr.write(f"{places}\n")
        tell(error)

    sys.excepthook = caught
