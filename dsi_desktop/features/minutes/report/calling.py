"""What the papers of a coming meeting share: its agenda, its foot, its headings."""

from dsi_desktop.features.meetings.rules import notice
from dsi_desktop.features.meetings.rules.calls import CalledPoint, CallSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, speaking
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import Column, Rows, Run, Table

_COLUMNS = (
    (N_("Nº"), 0.6), (N_("Point"), 3.3), (N_("Heure"), 0.9), (N_("Durée"), 1.0),
    (N_("Nature"), 1.2), (N_("Porté par"), 1.9),
)


def titled(call: CallSheet, source: str) -> str:
    """Return a heading, « Français | English » where the body asks for both."""
    if not call.bilingual:
        return _(source)
    with speaking("en"):
        english = _(source)
    with speaking("fr"):
        french = _(source)
    return french if french == english else f"{french} | {english}"


def agenda_table(call: CallSheet) -> Table:
    """Return the draft agenda with its hours; sub-points have none."""
    return Table(
        tuple(Column(titled(call, source), share) for source, share in _COLUMNS),
        (Rows(tuple(_row(point) for point in call.points)),),
        summary=_("Points, heures, durées, natures et porteurs"),
        empty=_("L’ordre du jour sera remis séance tenante."),
    )


def _row(point: CalledPoint) -> tuple[str | Run, ...]:
    kind = label("agenda_kind", point.kind)
    return (
        Run(point.number), point.title, fmt.time(point.begins) if point.begins else "",
        fmt.minutes(point.minutes) if point.minutes else "", kind[:1].upper() + kind[1:],
        point.bearer,
    )


def foot(call: CallSheet, kind: str) -> str:
    """Return what stands at the foot of each page."""
    day = fmt.date_long(call.held_on, with_weekday=False) if call.held_on else ""
    parts = [", ".join(one for one in (kind, notice.name_of(call), day) if one)]
    if call.demonstration:
        parts.append(_("Données de démonstration"))
    return " – ".join(parts)
