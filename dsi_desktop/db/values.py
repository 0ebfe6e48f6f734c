"""What may stand in a cell: NULL, an integer, or text that any program can read back."""

from collections.abc import Sequence
from math import isfinite

from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import _

Parameters = Sequence[object]
_LARGEST = 2**63 - 1


def clean_text(text: str) -> str:
    """Return the text without U+0000 and lone surrogates.

    SQLite's own functions cut at U+0000, and a lone surrogate has no UTF-8 form.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode("utf-8")
    return text


def clean_parameters(parameters: Parameters) -> Parameters:
    """Clean the text of one set of bound parameters."""
    return tuple(clean_text(v) if type(v) is str else v for v in parameters)


def journalled(value: object) -> Value:
    """Return the value as the journal keeps it; refuse what the format has no place for."""
    if value is None or type(value) is int or type(value) is str:
        return value
    raise WriteRefused(_("Le dossier ne garde que des textes et des nombres entiers."))


def mended(value: object) -> Value:
    """Return the nearest value the format can keep, for what another program wrote."""
    if isinstance(value, bytes):
        return clean_text(value.decode("utf-8", "replace"))
    if isinstance(value, float):
        return round(value) if isfinite(value) and abs(value) < _LARGEST else None
    if isinstance(value, str):
        return clean_text(value)
    return journalled(value)


def same(first: object, second: object) -> bool:
    """Tell whether two cells hold the same value of the same kind: '1' is not 1."""
    return type(first) is type(second) and first == second


def placeholders(values: Sequence[object]) -> str:
    """Return `?,?,…` for as many values."""
    return ",".join("?" * len(values))
