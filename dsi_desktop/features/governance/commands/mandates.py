"""Mandates given by a body to another body or to a person."""

from typing import Unpack

from dsi_desktop.db.schema.governance import Mandate
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, required
from dsi_desktop.features.governance.commands.writing import write
from dsi_desktop.features.governance.rules.fields import MandateFields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def give_mandate(store: Store, **fields: Unpack[MandateFields]) -> str:
    """Give work to a body or a person. Return the mandate's id."""
    with store.operation(N_("Donner un mandat")) as op:
        mandate = Mandate()
        write(mandate, fields)
        mandate.title = required(mandate.title, _("Écrivez le mandat."), "title")
        if not (mandate.body_id or mandate.person_id):
            raise RuleBroken(_("Choisissez à qui le mandat est confié."), "body_id")
        return op.add(mandate).id


def close_mandate(store: Store, mandate_id: str, *, on: str, state: str = "closed") -> None:
    with store.operation(N_("Clore un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        mandate.closed_on, mandate.state = day(on, "on"), state
