"""`conflicts` and `resolve`: what two laptops wrote apart, and what a merge left to settle."""

from argparse import Namespace
from typing import Any

from dsi_desktop.cli.opening import looked_at, opened, say
from dsi_desktop.cli.receiving import moment
from dsi_desktop.cli.showing import write
from dsi_desktop.cli.verbs import verb_parser
from dsi_desktop.db.merge.choices import Choice, choices
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.choices import keep_version, write_version
from dsi_desktop.features.exchange.commands.violations import settle_violation
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet, Side, choice_sheets
from dsi_desktop.features.exchange.queries.violations import frozen_rows, violations
from dsi_desktop.features.exchange.rules.typing import typed
from dsi_desktop.features.exchange.rules.violations import Outcome, Violation
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _


def conflicts(asked: Namespace) -> int:
    """Write everything to decide: choices between versions, then rules to settle."""
    with looked_at(asked.file) as store:
        found = _choices(store)
        sheets = {sheet.id: sheet for sheet in choice_sheets(store)}
        listed = [_choice(choice, sheets[choice.id]) for choice in found]
        listed += [_violation(violation) for violation in violations(store)]
    if asked.json:
        write(listed, as_json=True)
    else:
        write([_line(one) for one in listed], as_json=False)
    return 0


def resolve(asked: Namespace) -> int:
    """Decide one of them, by number or by value."""
    if asked.keep is None and asked.value is None:
        verb_parser("resolve").error(_("Il manque --keep N ou --value VALEUR."))
    with opened(asked) as store:
        choice = next((one for one in _choices(store) if one.id == asked.conflict), None)
        if choice is not None:
            _decide(asked, store, choice)
        else:
            _settle(asked, store)
    say(_("C’est décidé."))
    return 0


def _choices(store: Store) -> list[Choice]:
    """Return the choices; those of adopted minutes are settled by their violation."""
    frozen = frozen_rows(store)
    return [
        choice for choice in choices(store)
        if choice.row not in frozen or choice.table == "adopted_minutes"
    ]  # fmt: skip


def _choice(choice: Choice, sheet: ChoiceSheet) -> dict[str, Any]:
    return {
        "id": choice.id, "kind": choice.kind, "title": sheet.title, "field": sheet.field,
        "table": choice.table, "row": choice.row, "column": choice.column, "base": choice.base,
        "versions": [_version(one) for one in sorted(sheet.sides, key=lambda side: side.keep)],
        "proposal": choice.proposal,
    }  # fmt: skip


def _version(side: Side) -> dict[str, Any]:
    return {
        "n": side.keep, "value": side.value, "text": side.text, "author": side.who,
        "device": side.device, "at": moment(side.at), "here": side.here, "deletes": side.deletes,
    }  # fmt: skip


def _violation(found: Violation) -> dict[str, Any]:
    return {
        "id": found.id, "kind": found.kind, "title": found.title, "detail": found.detail,
        "records": [{"table": one.table, "row": one.row, "title": one.title, "gone": one.gone}
                    for one in found.records],
        "outcomes": [{"n": number, "key": one.key, "label": one.label, "row": one.row,
                      "asks": one.asks, "offered": one.offered, "advised": one.advised,
                      "choices": [{"row": to.row, "title": to.title} for to in one.choices]}
                     for number, one in enumerate(found.outcomes, 1)],
    }  # fmt: skip


def _line(one: dict[str, Any]) -> list[str]:
    ways = one.get("versions") or one.get("outcomes") or []
    told = [f"{way['n']} : {way.get('label') or way.get('text')}" for way in ways]
    return [one["id"], one["kind"], one["title"], one.get("field", ""), *told]


def _decide(asked: Namespace, store: Store, choice: Choice) -> None:
    if asked.keep is not None and asked.value is not None:
        verb_parser("resolve").error(_("--keep ne va pas avec --value."))
    if asked.keep is not None:
        keep_version(store, choice.id, asked.keep)
        return
    sheet = next(one for one in choice_sheets(store) if one.id == choice.id)
    if sheet.deletion:
        raise RuleBroken(_("Cette fiche est à garder ou à supprimer : employez --keep."))
    write_version(store, choice.id, typed(sheet.shape, asked.value))


def _settle(asked: Namespace, store: Store) -> None:
    found = next((one for one in violations(store) if one.id == asked.conflict), None)
    if found is None:
        raise NotFound(_("Rien à décider ne porte cet identifiant; voyez « conflicts »."))
    outcome = _outcome(found, asked.keep or 1)
    given = asked.value or outcome.offered
    settle_violation(
        store, found.id, outcome.key, row=outcome.row,
        text=given if outcome.asks == "text" else "",
        parent=given if outcome.asks == "parent" else "",
    )  # fmt: skip


def _outcome(found: Violation, number: int) -> Outcome:
    if not 1 <= number <= len(found.outcomes):
        raise RuleBroken(_("Il n’y a pas d’issue {number}.").format(number=number))
    return found.outcomes[number - 1]
