"""Every enumeration of the dossier: English keys that never change, words to show.

A value unknown to this version (written by a newer one) is shown as it stands.
"""

from types import MappingProxyType

from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.words.means import MEANS
from dsi_desktop.kernel.words.meetings import MEETINGS
from dsi_desktop.kernel.words.people import PEOPLE
from dsi_desktop.kernel.words.plan import PLAN

VOCABULARY = MappingProxyType({**PEOPLE, **MEETINGS, **PLAN, **MEANS})


def label(choices: str, value: str | None) -> str:
    """Return the word for `value` in the list `choices`, in the language in force."""
    return _(VOCABULARY[choices].get(value, value)) if value else ""


def options(choices: str) -> list[tuple[str, str]]:
    """Return (key, word) pairs of the list `choices`, in the order of the work."""
    return [(key, _(text)) for key, text in VOCABULARY[choices].items()]
