"""What may be written of a road and of the table of somebody else."""

from typing import TypedDict

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_FARTHEST_KM, _LONGEST_MIN = 3_000, 2_880
_MOST_MEETINGS, _LONGEST_MEETING = 366, 1_440


class ExternalFields(TypedDict, total=False):
    """What is written of a table of somebody else beside its name. `minutes`: of one meeting."""

    holder: str
    meetings_per_year: int | None
    minutes: int | None
    area_id: str | None


class EditedExternal(ExternalFields, total=False):
    """The fields its form may change."""

    name: str


class OutsideSeatFields(TypedDict, total=False):
    """What is written of a seat at a table of somebody else."""

    person_id: str | None
    start_on: str | None
    end_on: str | None


def check_ends(from_area_id: str | None, to_area_id: str | None) -> tuple[str, str]:
    """Refuse a road without two different ends."""
    if not from_area_id:
        raise RuleBroken(_("Choisissez la municipalité de départ."), "from_area_id")
    if not to_area_id:
        raise RuleBroken(_("Choisissez la municipalité d’arrivée."), "to_area_id")
    if from_area_id == to_area_id:
        raise RuleBroken(
            _("Dans une même municipalité, la route compte pour zéro : choisissez-en une autre."),
            "to_area_id",
        )
    return from_area_id, to_area_id


def check_road(kilometres: int | None, minutes: int | None) -> tuple[int, int]:
    """Refuse a distance or a duration that no road of Québec has."""
    return (
        within(kilometres, _FARTHEST_KM, _("Écrivez la distance en kilomètres, de 0 à 3 000."),
               "kilometres"),
        within(minutes, _LONGEST_MIN, _("Écrivez la durée en minutes, de 0 à 2 880."), "minutes"),
    )  # fmt: skip


def check_table(meetings_per_year: int | None, minutes: int | None) -> None:
    """Refuse a rhythm that no calendar holds; both may be unknown."""
    if meetings_per_year is not None:
        within(meetings_per_year, _MOST_MEETINGS,
               _("Écrivez un nombre de rencontres de 0 à 366."), "meetings_per_year")
    if minutes is not None:
        within(minutes, _LONGEST_MEETING, _("Écrivez une durée de 0 à 1 440 minutes."), "minutes")


def within(number: int | None, most: int, sentence: str, field: str) -> int:
    """Return the number; refuse with `sentence` what is missing, negative or past `most`."""
    if number is None or not 0 <= number <= most:
        raise RuleBroken(sentence, field)
    return number
