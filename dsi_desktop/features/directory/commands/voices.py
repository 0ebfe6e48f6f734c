"""Say whose voices an organisation brings to the table."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, OrganizationVoice, Population
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold


def add_population(store: Store, name: str) -> str:
    """Name a group of people; the one already named so is kept. Return its id."""
    with store.operation(N_("Nommer une population")) as op:
        return _population(op, rules.required(name, _("Écrivez le nom de la population."), "name"))


def set_voices(store: Store, organization_id: str, names: Sequence[str]) -> None:
    """Leave an organisation the voices of these populations only; new ones are made."""
    with store.operation(N_("Préciser les voix portées")) as op:
        op.get(Organization, organization_id)
        wanted = [_population(op, name) for name in map(rules.line, names) if name]
        asked = select(OrganizationVoice).where(
            OrganizationVoice.organization_id == organization_id,
            OrganizationVoice.deleted.is_(None),
        )
        there = set()
        for one in op.scalars(asked).all():
            there.add(one.population_id)
            if one.population_id not in wanted:
                op.remove(one)
        for population_id in wanted:
            if population_id not in there:
                op.put(OrganizationVoice(
                    id=linked_id("organization_voice", organization_id, population_id),
                    organization_id=organization_id, population_id=population_id,
                ))


def _population(op: Operation, name: str) -> str:
    every = op.scalars(select(Population).where(Population.deleted.is_(None))).all()
    known = next((one for one in every if fold(one.name) == fold(name)), None)
    return (known or op.add(Population(name=name))).id
