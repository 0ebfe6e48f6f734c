"""The list of presences on paper, by status."""

from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import Column, Rows, Run, Table

_PRESENCES = (
    ("present", N_("En présence")),
    ("remote", N_("À distance")),
    ("represented", N_("Par représentation")),
    ("excused", N_("Absences motivées")),
    ("absent", N_("Absences")),
    ("guest", N_("Aussi en présence")),
)


def presences(found: MinutesDocument) -> Table:
    groups = []
    for key, title in _PRESENCES:
        rows = tuple(_presence(one) for one in found.attendees if _group(one) == key)
        if rows:
            groups.append(Rows(rows, f"{_(title)} ({len(rows)})"))
    return Table(
        (Column(_("Nom"), 2.1), Column(_("Organisme"), 2.7), Column(_("Titre"), 1.4),
         Column(_("Présence"), 1.8)),
        tuple(groups), summary=_("Présences par statut"), empty=_("Aucune présence n’est notée."),
    )


def _group(one: Attendee) -> str:
    if one.role in ("guest", "observer", "staff"):
        return "guest" if one.status in ("present", "remote") else ""
    return one.status if one.status != "expected" else "absent"


def _presence(one: Attendee) -> tuple[Run | str, ...]:
    title = label("membership_role", one.office) if one.office else ""
    title = title or label("attendance_role", one.role)
    here = one.status in ("present", "remote")
    parts = [label("attendance_status", one.status)] if not here else []
    if here:
        parts = ["✓ " + (_("En ligne") if one.status == "remote" else _("Sur place"))]
    if one.represented_by:
        parts = [_("Par {name}").format(name=one.represented_by)]
    if here and one.arrived_at:
        parts.append(_("dès {hour}").format(hour=fmt.time(one.arrived_at)))
    if here and one.left_at:
        parts.append(_("jusqu’à {hour}").format(hour=fmt.time(one.left_at)))
    for come, gone in one.later if here else ():
        if come:
            parts.append(_("de retour à {hour}").format(hour=fmt.time(come)))
        if gone:
            parts.append(_("jusqu’à {hour}").format(hour=fmt.time(gone)))
    said = ", ".join(parts)
    return (
        Run(one.name, bold=True), one.organization, title[:1].upper() + title[1:],
        said[:1].upper() + said[1:],
    )
