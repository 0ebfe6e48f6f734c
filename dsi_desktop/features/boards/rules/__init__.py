"""What a board starts with, and where a card that moves ends up."""

from collections.abc import Sequence

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

DEFAULT_COLUMNS = (
    ("idea", N_("Idées")),
    ("todo", N_("À faire")),
    ("doing", N_("En cours")),
    ("waiting", N_("En attente")),
    ("done", N_("Fait")),
)


def column_title(text: str) -> str:
    title = line(text)
    if not title:
        raise RuleBroken(_("Donnez un nom à la colonne."), "title")
    return title


def board_title(text: str) -> str:
    title = line(text)
    if not title:
        raise RuleBroken(_("Donnez un nom au tableau."), "title")
    return title


def check_empty(cards: int) -> None:
    if cards:
        raise RuleBroken(_("Déplacez d’abord les cartes de cette colonne."))


def after(ranked: Sequence[tuple[str, str]], moved: str, before_it: str | None) -> list[str]:
    """Return the ids that must be ranked anew so that `moved` stands just after `before_it`.

    `ranked` is (id, rank) in the order shown. Usually the answer is `moved` alone; cards that two
    laptops ranked alike, and that follow, are ranked again with it: their order must not change.
    """
    rest = [(row, rank) for row, rank in ranked if row != moved]
    at = next((i + 1 for i, (row, _rank) in enumerate(rest) if row == before_it), 0)
    lower = rest[at - 1][1] if at else ""
    tied = 0
    while at and at + tied < len(rest) and rest[at + tied][1] <= lower:
        tied += 1
    return [moved, *(row for row, _rank in rest[at : at + tied])]


def motion_words(number: str, provisional: int | None, title: str) -> str:
    """Return a resolution as a card names it: « Résolution CC-2026-014 – Navette »."""
    said = _("Résolution {number}").format(number=number)
    if not number:
        said = _("Résolution (projet) {n}").format(n=provisional or "").strip()
    return f"{said} – {title}" if title else said


def point_words(number: str | None, title: str | None) -> str:
    """Return a point of an agenda as a card names it: « point 5, Navette »."""
    if number and title:
        return _("point {number}, {title}").format(number=number, title=title)
    return title or ""


def archive_question(title: str, motion: str, decision: str) -> str:
    """Return what is asked before a card that executes a decision is put away unfinished."""
    return _("« {title} » exécute : {decision}. L’archiver sans l’avoir faite ?").format(
        title=title, decision=(motion or decision).rstrip(".")
    )
