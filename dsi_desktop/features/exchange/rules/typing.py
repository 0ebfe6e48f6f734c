"""Read a value that somebody typed for a cell, outside a form."""

from datetime import date, time

from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_WHOLE = frozenset({"number", "cents", "flag"})
_EMPTY_IS_NONE = frozenset({"day", "time", "link"}) | _WHOLE


def typed(shape: str, text: str) -> Value:
    """Return the value of a cell of this shape; an empty text is none where a cell may be empty.

    Days are `AAAA-MM-JJ`, hours `HH:MM`, money whole cents, flags 0 or 1.
    """
    if not text and shape in _EMPTY_IS_NONE:
        return None
    try:
        if shape == "flag":
            return int(("0", "1").index(text))
        if shape in _WHOLE:
            return int(text)
        if shape == "day":
            return date.fromisoformat(text).isoformat()
        if shape == "time":
            return time.fromisoformat(text).strftime("%H:%M")
    except ValueError as error:
        raise RuleBroken(
            _("« {text} » n’est pas une valeur de ce champ. Rien n’a été changé.").format(text=text)
        ) from error
    return text
