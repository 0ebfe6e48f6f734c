"""reportlab made safe and fit for archives, before any other module of it is imported.

Traps with their proof (measured on reportlab 5.1): it executes `reportlab_mods` and
`~/.reportlab_settings` at import and obeys `RL_*` variables; it writes no end of line before
`endstream` (ISO 19005-3, 6.1.7.1); it breaks lines at U+202F and drops it.
"""

import os
import re
import sys
from types import ModuleType
from typing import Any

for _name in ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings",
              "reportlab_settings"):  # fmt: skip
    sys.modules.setdefault(_name, ModuleType(_name))
for _variable in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402  what it must not obey is out of the way first
from reportlab.lib import colors  # noqa: E402
from reportlab.lib.utils import isBytes  # noqa: E402
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts  # noqa: E402
from reportlab.platypus import paragraph  # noqa: E402

rl_config.useA85 = 0
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
colors.toColorCanUse = None

_SPACES = "".join(sign for sign in paragraph._wsc if sign not in "\u202f\u2007\u200b")
_split = re.compile(f"[{re.escape(_SPACES)}]+").split
_CACHED_WORDS = 50_000


def _words(text: Any, delim: str | None = None) -> list[str]:
    if isBytes(text):
        text = text.decode("utf8")
    return text.split(delim) if delim is not None else _split(text)


def _stream(self: Any, document: Any) -> bytes:
    entries = pdfdoc.PDFDictionary(self.dictionary.dict.copy())
    content, filters = self.content, self.filters
    if filters is None:
        filters = document.defaultStreamFilters
    if filters is not None and "Filter" not in entries.dict:
        for one in reversed(filters):
            content = one.encode(content)
        entries["Filter"] = pdfdoc.PDFArray([pdfdoc.PDFName(one.pdfname) for one in filters])
    body = pdfdoc.format(document.encrypt.encode(content), document)
    entries["Length"] = len(body)
    written: bytes = pdfdoc.format(entries, document)
    return written + b"\nstream\n" + body + b"\nendstream\n"


def _font_width(self: Any, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG001
    known: dict[str, float] = self.__dict__.setdefault("_dsi_widths", {})
    width = known.get(text)
    if width is None:
        get, default = self.face.charWidths.get, self.face.defaultWidth
        width = 0.001 * sum(get(ord(sign), default) for sign in text)
        if len(known) > _CACHED_WORDS:
            known.clear()
        known[str(text)] = width
    return width * size


def _string_width(text: str, font: str, size: float, encoding: str = "utf8") -> float:
    found: float = pdfmetrics.getFont(font).stringWidth(text, size, encoding)
    return found


paragraph._wsc = _SPACES
paragraph._wsc_re_split = _split
paragraph._wsc_end_search = re.compile(f"[{re.escape(_SPACES)}]+$").search
paragraph.split = _words
pdfdoc.PDFStream.format = _stream
ttfonts.TTFont.stringWidth = _font_width
pdfmetrics.stringWidth = paragraph.stringWidth = _string_width
