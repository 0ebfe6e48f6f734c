"""How many cards may stand together, and what is said when there would be more."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Room:
    """A place that holds `held` cards and should hold at most `most`; None is no limit.

    A column, a lane (`column` is then ""), or what a lane has in a column.
    """

    held: int
    most: int | None
    mode: str
    column: str = ""
    lane: str = ""


def is_over(held: int, most: int | None) -> bool:
    return bool(most) and held > (most or 0)


def count_words(held: int, most: int | None) -> str:
    """Say a count beside its limit: « 4/5 », or « 4 » without one."""
    return f"{held}/{most}" if most else str(held)


def over_words(held: int, most: int | None) -> str:
    """Say that a limit is passed, "" when it is not."""
    if not is_over(held, most):
        return ""
    return _("{held} sur {most} au plus").format(held=held, most=most)


def check_rooms(rooms: Iterable[Room]) -> None:
    """Refuse what would fill a place past a limit that blocks."""
    for room in rooms:
        if room.mode == "block" and is_over(room.held, room.most):
            raise RuleBroken(_refusal(room))


def _refusal(room: Room) -> str:
    after = _("Terminez ou déplacez d’abord une carte, ou changez la limite : Tableau, "
              "Colonnes et limites.")  # fmt: skip
    most = room.most or 0
    if room.column and room.lane:
        said = ngettext(
            "« {column} » prend {most} carte au plus dans le couloir « {lane} » "
            "et en aurait {held}.",
            "« {column} » prend {most} cartes au plus dans le couloir « {lane} » "
            "et en aurait {held}.", most,
        )  # fmt: skip
    elif room.column:
        said = ngettext(
            "« {column} » prend {most} carte au plus et en aurait {held}.",
            "« {column} » prend {most} cartes au plus et en aurait {held}.", most,
        )  # fmt: skip
    else:
        said = ngettext(
            "Le couloir « {lane} » prend {most} carte ouverte au plus et en aurait {held}.",
            "Le couloir « {lane} » prend {most} cartes ouvertes au plus et en aurait {held}.", most,
        )  # fmt: skip
    words = said.format(column=room.column, lane=room.lane, most=most, held=room.held)
    return f"{words} {after}"
