"""Where the cards of a chantier that ends go on."""

from collections.abc import Sequence

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold


def check_another(body_id: str, to_body_id: str) -> None:
    if body_id == to_body_id:
        raise RuleBroken(_("Choisissez une autre instance que celle qui prend fin."), "to_body_id")


def column_like(columns: Sequence[tuple[str, str]], state: str, title: str) -> int | None:
    """Return the place of the column (name, state) that takes a card of a state and a column.

    The same name in the same state, else the first of the state, else the first column that is
    not for what is done: a card keeps a place on the board that takes it.
    """
    of_state = [at for at, (_name, held) in enumerate(columns) if held == state]
    same = [at for at in of_state if fold(columns[at][0]) == fold(title)]
    others = [at for at, (_name, held) in enumerate(columns) if held != "done"]
    return next(iter([*same, *of_state, *others]), None)


def moved_words(count: int, name: str) -> str:
    if not count:
        return _("Aucune carte ouverte : rien n’a changé de place.")
    return ngettext(
        "{n} carte ouverte continue dans {name}, avec son histoire.",
        "{n} cartes ouvertes continuent dans {name}, avec leur histoire.", count,
    ).format(n=count, name=name)  # fmt: skip


def left_words(count: int, name: str) -> str:
    return ngettext(
        "{n} carte ouverte dans {name}, qui a pris fin",
        "{n} cartes ouvertes dans {name}, qui a pris fin", count,
    ).format(n=count, name=name)  # fmt: skip
