"""The letters by which organisations say who speaks for them."""

from typing import Unpack

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period
from dsi_desktop.features.governance.commands.writing import rules_row, write
from dsi_desktop.features.governance.rules.fields import LetterFields
from dsi_desktop.features.governance.rules.letters import check_letter
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
            scope="recommend",
        )
        _write(op, letter, membership, fields)
        return op.add(letter).id


def edit_mandate_letter(store: Store, letter_id: str, **fields: Unpack[LetterFields]) -> None:
    with store.operation(N_("Modifier une lettre de mandat")) as op:
        letter = op.get(MandateLetter, letter_id)
        _write(op, letter, op.get(Membership, letter.membership_id or ""), fields)


def withdraw_mandate_letter(store: Store, letter_id: str) -> None:
    """Take away a letter written by mistake; one that has run its time keeps its dates."""
    with store.operation(N_("Retirer une lettre de mandat")) as op:
        op.remove(op.get(MandateLetter, letter_id))


def _write(
    op: Operation, letter: MandateLetter, membership: Membership, fields: LetterFields,
) -> None:
    write(letter, fields)
    check_period(letter.start_on, letter.end_on)
    if letter.substitute_id:
        op.get(Person, letter.substitute_id)
    rules = rules_row(op, membership.body_id or "")
    check_letter(
        scope=letter.scope, ceiling=letter.ceiling, titular_id=membership.person_id,
        substitute_id=letter.substitute_id,
        substitutes_allowed=rules.substitutes_allowed if rules else True,
    )
