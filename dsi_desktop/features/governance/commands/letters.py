"""The letters by which organisations say who speaks for them."""

from typing import Unpack

from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period
from dsi_desktop.features.governance.commands.writing import write
from dsi_desktop.features.governance.rules.fields import LetterFields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def issue_mandate_letter(
    store: Store, *, membership_id: str, **fields: Unpack[LetterFields],
) -> str:
    """Keep the letter by which an organisation names who speaks for it. Return its id."""
    with store.operation(N_("Consigner une lettre de mandat")) as op:
        membership = op.get(Membership, membership_id)
        if not membership.organization_id:
            raise RuleBroken(_("Cette personne siège à titre citoyen : aucune organisation ne "
                               "signe sa lettre."), "membership_id")
        letter = MandateLetter(
            membership_id=membership_id, organization_id=membership.organization_id,
        )
        write(letter, fields)
        check_period(letter.start_on, letter.end_on)
        return op.add(letter).id
