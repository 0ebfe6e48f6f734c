"""What the home page says of a name, a share and a greeting."""

from collections.abc import Iterable

from dsi_desktop.kernel.alerts import TONES, Alert
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold

_PREFIXES = ("chantier de la ", "chantier du ", "chantier ", "comite de chantier ")


def short_name(name: str) -> str:
    """Return the name of a chantier without the word « Chantier », which the card already says."""
    for prefix in _PREFIXES:
        rest = name[len(prefix):]
        if rest and fold(name).startswith(prefix):
            return rest[:1].upper() + rest[1:]
    return name


def first_name(author: str) -> str:
    """Return « Marie-Ève » of « Marie-Ève Tremblay »."""
    return author.partition(" ")[0]


def greeting(author: str) -> str:
    """Return the title of the home page."""
    name = first_name(author)
    return _("Bonjour {name}").format(name=name) if name else _("Bonjour")


def progress_words(achieved: int, actions: int) -> str:
    """Return « 5 actions sur 8 »."""
    return ngettext("{n} action sur {total}", "{n} actions sur {total}", achieved).format(
        n=achieved, total=actions
    )


def cards_words(count: int, late: int) -> str:
    """Return « 9 cartes · 2 en retard »."""
    said = ngettext("{n} carte", "{n} cartes", count).format(n=count)
    return _("{cards} · {n} en retard").format(cards=said, n=late) if late else said


def ranked(alerts: Iterable[Alert]) -> list[Alert]:
    """Return the gravest alerts first, in the order of their features otherwise, each fact once."""
    once = {alert.key: alert for alert in alerts}
    return sorted(once.values(), key=lambda alert: TONES.index(alert.tone))
