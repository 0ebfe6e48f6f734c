"""reportlab made safe and fit for archives, before any other module of it is imported.

Traps with their proof (measured on reportlab 5.1): it executes `reportlab_mods` and
`~/.reportlab_settings` at import and obeys `RL_*` variables; it writes no end of line before
`endstream` (ISO 19005-3, 6.1.7.1); it breaks lines at U+202F and drops it; it draws U+00A0 as
U+0020, so that a copied amount breaks.
"""

import os
import re
import sys
from functools import lru_cache
from types import ModuleType
from typing import Any

for _name in ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings",
              "reportlab_settings"):  # fmt: skip
    sys.modules.setdefault(_name, ModuleType(_name))
for _variable in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402
from reportlab.lib import colors, rl_accel  # noqa: E402
from reportlab.lib.utils import isBytes  # noqa: E402
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts  # noqa: E402
from reportlab.pdfgen import canvas, pathobject, textobject  # noqa: E402
from reportlab.platypus import paragraph, tables  # noqa: E402

rl_config.useA85 = 0
rl_config.trustedHosts = None
rl_config.trustedSchemes = []
colors.toColorCanUse = None

_SPACES = "".join(sign for sign in paragraph._wsc if sign not in "\u202f\u2007\u200b")
_split = re.compile(f"[{re.escape(_SPACES)}]+").split
_CACHED = 50_000
_ESCAPES = {ord(sign): f"\\{sign}" for sign in "()\\"} | {
    code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))
}
_FIRST_SET = 256


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
    body = bytes(pdfdoc.format(document.encrypt.encode(content), document))
    entries["Length"] = len(body)
    return bytes(pdfdoc.format(entries, document)) + b"\nstream\n" + body + b"\nendstream\n"


def _font_width(self: Any, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG001
    known: dict[str, float] = self.__dict__.setdefault("_dsi_widths", {})
    width = known.get(text)
    if width is None:
        get, default = self.face.charWidths.get, self.face.defaultWidth
        width = 0.001 * sum(get(ord(sign), default) for sign in text)
        if len(known) > _CACHED:
            known.clear()
        known[str(text)] = width
    return width * size


def _string_width(text: str, font: str, size: float, encoding: str = "utf8") -> float:
    found = pdfmetrics._fonts.get(font) or pdfmetrics.getFont(font)
    known: float | None = found.__dict__.get("_dsi_widths", {}).get(text)
    return float(found.stringWidth(text, size, encoding)) if known is None else known * size


def _code_of(font: Any, state: Any, sign: str) -> int:
    """Return the code of a sign in the subset of a document, after reportlab's own numbering."""
    code = max(ord(sign), 32)
    if code in state.assignments:
        return int(state.assignments[code])
    if code not in font.face.charToGlyph:
        return 0
    number = state.nextCode
    if number >= _FIRST_SET and number % _FIRST_SET == 32:
        state.subsets[number // _FIRST_SET].append(32)
        number += 1
    elif number >= _FIRST_SET and number % _FIRST_SET == 0:
        state.subsets.append([0])
        number += 1
    if number < len(state.subsets[0]):
        state.subsets[0][number] = code
    else:
        state.subsets[number // _FIRST_SET].append(code)
    skips_ascii = font._asciiReadable and number == 31
    state.nextCode = 128 if skips_ascii else number + 1
    state.assignments[code] = number
    return int(number)


def _split_string(
    self: Any, text: str, doc: Any, encoding: str = "utf-8"  # noqa: ARG001
) -> list[tuple[int, bytes]]:
    known: dict[str, int] = doc.__dict__.setdefault("_dsi_codes", {}).setdefault(self.fontName, {})
    try:
        return [(0, bytes([known[sign] for sign in text]))] if text else []
    except KeyError:
        state = self._assignState(doc)
    parts: list[tuple[int, list[int]]] = []
    for sign in text:
        subset, code = divmod(_code_of(self, state, sign), _FIRST_SET)
        if not subset:
            known[sign] = code
        if not parts or parts[-1][0] != subset:
            parts.append((subset, []))
        parts[-1][1].append(code)
    return [(subset, bytes(codes)) for subset, codes in parts]


def _escaped(text: Any) -> str:
    plain = text if isinstance(text, str) else bytes(text).decode("latin1")
    return plain.translate(_ESCAPES)


@lru_cache(_CACHED)
def _number(number: float) -> str:
    return str(rl_accel.fp_str(number))


def _written(*numbers: Any) -> str:
    if len(numbers) == 1 and isinstance(numbers[0], list | tuple):
        return " ".join(map(_number, numbers[0]))
    return " ".join(map(_number, numbers))


paragraph._wsc = _SPACES
paragraph._wsc_re_split = _split
paragraph._wsc_end_search = re.compile(f"[{re.escape(_SPACES)}]+$").search
paragraph.split = _words
pdfdoc.PDFStream.format = _stream
ttfonts.TTFont.stringWidth = _font_width
ttfonts.TTFont.splitString = _split_string
pdfmetrics.stringWidth = paragraph.stringWidth = _string_width
canvas.escapePDF = pdfdoc.escapePDF = _escaped
for _module in (canvas, pathobject, textobject, tables, pdfdoc, colors):
    _module.fp_str = _written
