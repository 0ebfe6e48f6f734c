"""The columns of the two lists of the directory: all there are, those shown, their widths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from dsi_desktop.features.directory.queries.lists import OrganizationLine, PersonLine
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel

R = TypeVar("R")
_LISTED_TAGS = ", "


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[R]):
    """A column with the key it is chosen and ordered by; `usual` ones are shown at first.

    `spared` columns go first when room lacks, the highest number first.
    """

    key: str
    width: int
    column: Column[R]
    spared: int
    usual: bool = True


def organization_columns() -> tuple[ListColumn[OrganizationLine], ...]:
    """Return every column an organisation can be listed by."""
    def say(key: str, title: str, text: Callable[[OrganizationLine], str]) -> Column[
            OrganizationLine]:
        right = key in {"people", "seats", "actions"}
        return Column(title, text, right=right, tip=None if right else text,
                      spoken=_organization_spoken if key == "name" else None)

    return (
        ListColumn("name", 260, say("name", _("Organisation"), lambda line: line.name), 0),
        ListColumn("acronym", 100, say("acronym", _("Sigle"), lambda line: line.acronym), 7),
        ListColumn("sector", 170, say("sector", _("Secteur"), _sector), 3),
        ListColumn("kind", 130, say("kind", _("Type"), lambda line: line.kind), 10, usual=False),
        ListColumn("area", 180, say("area", _("Territoire"), lambda line: line.area), 4),
        ListColumn("tags", 160, say("tags", _("Étiquettes"), _tags), 9, usual=False),
        ListColumn("people", 84, say("people", _("Personnes"), lambda o: _count(o.people)), 6),
        ListColumn("seats", 66, say("seats", _("Sièges"), lambda line: _count(line.seats)), 2),
        ListColumn("actions", 72, say("actions", _("Actions"), lambda o: _count(o.actions)), 5),
        ListColumn("phone", 130, say("phone", _("Téléphone"), lambda line: line.phone), 11,
                   usual=False),
        ListColumn("email", 200, say("email", _("Courriel"), lambda line: line.email), 12,
                   usual=False),
        ListColumn("website", 170, say("website", _("Site Web"), lambda line: line.website), 13,
                   usual=False),
        ListColumn("joined_on", 130, say("joined_on", _("Membre depuis"), _joined), 14,
                   usual=False),
    )


def person_columns() -> tuple[ListColumn[PersonLine], ...]:
    """Return every column a person can be listed by."""
    def say(key: str, title: str, text: Callable[[PersonLine], str]) -> Column[PersonLine]:
        right = key == "seats"
        return Column(title, text, right=right, tip=None if right else text,
                      spoken=_person_spoken if key == "name" else None)

    return (
        ListColumn("name", 190, say("name", _("Nom"), lambda line: line.name), 0),
        ListColumn("organization", 230, say(
            "organization", _("Organisation"), lambda line: line.organization), 2),
        ListColumn("title", 130, say("title", _("Fonction"), lambda line: line.title), 5),
        ListColumn("sector", 150, say("sector", _("Secteur"), _sector), 9, usual=False),
        ListColumn("area", 160, say("area", _("Territoire"), lambda line: line.area), 8,
                   usual=False),
        ListColumn("tags", 150, say("tags", _("Étiquettes"), _tags), 7, usual=False),
        ListColumn("email", 190, say("email", _("Courriel"), lambda line: line.email), 6),
        ListColumn("phone", 120, say("phone", _("Téléphone"), lambda line: line.phone), 4),
        ListColumn("language", 100, say("language", _("Langue"), _language), 10, usual=False),
        ListColumn("seats", 66, say("seats", _("Sièges"), lambda line: _count(line.seats)), 3),
    )


def organization_model() -> RowsModel[OrganizationLine]:
    """Return the model of the list of organisations."""
    return RowsModel([one.column for one in organization_columns()], lambda line: line.id)


def person_model() -> RowsModel[PersonLine]:
    """Return the model of the list of people."""
    return RowsModel([one.column for one in person_columns()], lambda line: line.id)


def count_of(kind: str, count: int) -> str:
    """Say how many rows are shown."""
    if kind == "organization":
        return ngettext("{n} organisation", "{n} organisations", count).format(n=count)
    return ngettext("{n} personne", "{n} personnes", count).format(n=count)


def chosen_count(kind: str, count: int) -> str:
    """Say how many records are chosen."""
    if kind == "organization":
        return ngettext(
            "{n} organisation choisie", "{n} organisations choisies", count).format(n=count)
    return ngettext("{n} personne choisie", "{n} personnes choisies", count).format(n=count)


COLUMNS: Mapping[str, Callable[[], tuple[ListColumn[Any], ...]]] = MappingProxyType(
    {"organization": organization_columns, "person": person_columns}
)


def _count(count: int) -> str:
    return str(count or "–")


def _sector(line: OrganizationLine | PersonLine) -> str:
    return vocabulary.label("sector", line.sector).capitalize()


def _language(line: PersonLine) -> str:
    return vocabulary.label("language", line.language).capitalize()


def _tags(line: OrganizationLine | PersonLine) -> str:
    return _LISTED_TAGS.join(line.tags)


def _joined(line: OrganizationLine) -> str:
    return fmt.date_short(line.joined_on) if line.joined_on else ""


def _organization_spoken(line: OrganizationLine) -> str:
    seats = ngettext("{n} siège", "{n} sièges", line.seats).format(n=line.seats)
    actions = ngettext("{n} action", "{n} actions", line.actions).format(n=line.actions)
    sector = vocabulary.label("sector", line.sector)
    return ", ".join(
        part for part in (line.name, sector, line.area, seats, actions, *line.tags) if part)


def _person_spoken(line: PersonLine) -> str:
    return ", ".join(
        part for part in (line.name, line.title, line.organization, *line.tags) if part)
