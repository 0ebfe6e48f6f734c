"""Words of what can be joined: two meetings held together, two bodies with the same people."""

from datetime import date

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter.figures import Crossing, Matrix
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import NBSP


def suggestion_title(one: queries.Suggestion) -> str:
    """Return « Jumeler deux rencontres : 14 h épargnées »."""
    return _("Jumeler deux rencontres : {spared} épargnées").format(spared=fmt.minutes(one.spared))


def suggestion_words(one: queries.Suggestion) -> str:
    """Return who is asked to both, and the arithmetic of the road spared."""
    asked = ngettext(
        "{shared} organisation sur {all} est convoquée aux deux.",
        "{shared} organisations sur {all} sont convoquées aux deux.", one.shared,
    ).format(shared=one.shared, all=one.organizations)
    parts = _arithmetic(one.shares)
    sum_words = _("{parts} de route = {spared}.").format(
        parts=parts, spared=fmt.minutes(one.spared))
    said = f"{asked} {sum_words}" if parts else asked
    if not one.unknown:
        return said
    left_out = ngettext(
        "{n} trajet de distance inconnue n’y est pas.",
        "{n} trajets de distance inconnue n’y sont pas.", one.unknown,
    ).format(n=one.unknown)
    return f"{said} {left_out}"


def _arithmetic(shares: tuple[tuple[int, int], ...]) -> str:
    """Return « 7 × 2 h − 1 × 20 min »: some travel more when others travel less."""
    said = ""
    for people, minutes in shares:
        part = f"{people}{NBSP}×{NBSP}{fmt.minutes(abs(minutes))}"
        sign = "−" if minutes < 0 else "+" if said else ""
        said += f" {sign}{NBSP}{part}" if sign else part
    return said.strip()


def meeting_words(one: queries.MeetingHead) -> str:
    """Return the day, the hour and the place of a meeting."""
    day = f"{fmt.weekday(_day(one))[:3]}. {fmt.date_short(_day(one))}" if one.held_on else ""
    hour = fmt.time(one.start_time) if one.start_time else ""
    return ", ".join(part for part in (day, hour, one.area or one.place) if part)


def _day(one: queries.MeetingHead) -> date:
    return date.fromisoformat(one.held_on)


def matrix_of(read: queries.CoAttendance, *, people: bool) -> Matrix:
    """Return the crossings of the bodies: by the people, or the organisations, they share."""
    crossings = []
    for cell in read.cells:
        names = cell.people if people else cell.organizations
        if names:
            crossings.append((cell.row, cell.column, Crossing(len(names), names)))
    return Matrix(tuple(body.name for body in read.bodies), tuple(crossings))


def crossing_finding(matrix: Matrix, *, people: bool) -> str:
    """Return the two bodies that share the most, in one sentence."""
    most = matrix.most()
    if not most:
        return _("Aucune instance ne partage ses membres avec une autre")
    row, column, _shared = next(one for one in matrix.crossings if one[2].count == most)
    said = ngettext(
        "{first} et {second} : {n} même personne", "{first} et {second} : {n} mêmes personnes",
        most,
    ) if people else ngettext(
        "{first} et {second} : {n} même organisation",
        "{first} et {second} : {n} mêmes organisations", most,
    )  # fmt: skip
    return said.format(n=most, first=matrix.names[row], second=matrix.names[column])
