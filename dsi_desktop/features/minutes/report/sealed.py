"""The minutes of a closed session on paper: secret, kept apart by the presidency."""

from dsi_desktop.features.minutes.queries import SectionLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, language
from dsi_desktop.reporting.blocks import Block, Document, Facts, Heading, Para, Signatures


def sealed_paper(section: SectionLine, text: str) -> Document:
    """Return the blocks of one section; it is a report of nobody's list."""
    title = _("Procès-verbal du huis clos")
    blocks: list[Block] = [Heading(1, title), Facts(_facts(section))]
    blocks += [Para(part.strip()) for part in text.split("\n") if part.strip()]
    if section.adopted_on:
        blocks.append(Para(_("Adopté à huis clos le {day}. Empreinte SHA-256 : {code}").format(
            day=fmt.date_long(section.adopted_on), code=section.sha256), "note"))
    blocks.append(Signatures(((_("Présidence"), section.holder),)))
    return Document(
        title=title, issuer=section.body, kind=title, blocks=tuple(blocks),
        foot=_lifted(section) or _("SECRET – huis clos. Ne pas joindre au registre ordinaire."),
        watermark="" if section.lifted_on else _("SECRET"), language=language(),
        subject=section.body,
    )


def _lifted(section: SectionLine) -> str:
    if not section.lifted_on:
        return ""
    return _("Secret levé le {day}").format(
        day=fmt.date_long(section.lifted_on, with_weekday=False))


def _facts(section: SectionLine) -> tuple[tuple[str, str], ...]:
    hours = fmt.time_range(section.opened_at or None, section.closed_at or None)
    found = (
        (_("Rencontre"), fmt.date_long(section.held_on) if section.held_on else ""),
        (_("Heure"), hours), (_("Point"), section.point), (_("Gardé par"), section.holder),
        (_("Peuvent en être informées"), section.access),
    )
    return tuple((name, value) for name, value in found if value)
