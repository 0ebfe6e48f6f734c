"""The columns of the two lists of the directory."""

from dsi_desktop.features.directory.queries import OrganizationLine, PersonLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel


def organization_model() -> RowsModel[OrganizationLine]:
    """Return the model of the list of organisations."""
    return RowsModel(
        (
            Column(_("Organisation"), lambda line: line.name, spoken=_organization_spoken,
                   tip=lambda line: line.name),
            Column(_("Sigle"), lambda line: line.acronym),
            Column(_("Secteur"), lambda line: vocabulary.label("sector", line.sector).capitalize()),
            Column(_("Territoire"), lambda line: line.area),
            Column(_("Personnes"), lambda line: str(line.people or "–"), right=True),
            Column(_("Sièges"), lambda line: str(line.seats or "–"), right=True),
            Column(_("Actions"), lambda line: str(line.actions or "–"), right=True),
        ),
        lambda line: line.id,
    )


def person_model() -> RowsModel[PersonLine]:
    """Return the model of the list of people."""
    return RowsModel(
        (
            Column(_("Nom"), lambda line: line.name, spoken=_person_spoken),
            Column(_("Organisation"), lambda line: line.organization,
                   tip=lambda line: line.organization),
            Column(_("Fonction"), lambda line: line.title),
            Column(_("Courriel"), lambda line: line.email, tip=lambda line: line.email),
            Column(_("Téléphone"), lambda line: line.phone),
            Column(_("Sièges"), lambda line: str(line.seats or "–"), right=True),
        ),
        lambda line: line.id,
    )


def count_of(kind: str, count: int) -> str:
    """Say how many rows are shown."""
    if kind == "organization":
        return ngettext("{n} organisation", "{n} organisations", count).format(n=count)
    return ngettext("{n} personne", "{n} personnes", count).format(n=count)


def _organization_spoken(line: OrganizationLine) -> str:
    seats = ngettext("{n} siège", "{n} sièges", line.seats).format(n=line.seats)
    actions = ngettext("{n} action", "{n} actions", line.actions).format(n=line.actions)
    sector = vocabulary.label("sector", line.sector)
    return ", ".join(part for part in (line.name, sector, line.area, seats, actions) if part)


def _person_spoken(line: PersonLine) -> str:
    return ", ".join(part for part in (line.name, line.title, line.organization) if part)
