"""What a merge may leave to settle besides two versions: rules of the trade that no file breaks.

A violation is never stored: it is read again from the dossier, and is gone once settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.kernel.i18n import _, ngettext

NUMBER_TWICE = "number-twice"
ADOPTED_TWICE = "adopted-twice"
LATE = "late"
ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Concerned:
    """A record to open, in its column: `note` says where it stands, `lines` what it holds."""

    table: str
    row: str
    title: str
    note: str = ""
    gone: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a late gesture wrote, in words; `at` is as claimed, UTC milliseconds."""

    title: str
    field: str
    value: str
    who: str
    device: str
    at: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to settle a violation.

    `explanation` says what it will do. `row`: the record it is about, "" for the whole.
    `asks`: "text" when a text is wanted (`offered` fills its box), "parent" when one of
    `choices` is. `advised`: the usual way.
    """

    key: str
    label: str
    explanation: str = ""
    row: str = ""
    asks: str = ""
    offered: str = ""
    choices: tuple[Concerned, ...] = ()
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """Something to settle; `id` names it to `settle_violation` and to the command line."""

    id: str
    kind: str
    title: str
    detail: str
    records: tuple[Concerned, ...]
    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...] = ()


def number_twice(
    key: str, what: str, number: str, records: tuple[Concerned, ...], free: Iterable[str],
    *, frozen: frozenset[str] = frozenset(),
) -> Violation:
    """Return the violation of a number given to several records; the last is advised to change.

    `free` are the next free numbers, one each; `frozen` the records whose number was printed.
    """
    outcomes = tuple(
        Outcome(
            "renumber", _("Renuméroter celle-ci"),
            _renumber(number, becomes, printed=one.row in frozen), row=one.row,
            offered=becomes, advised=one is records[-1],
        )
        for one, becomes in zip(records, free, strict=True) if becomes
    )
    if len(records) == 2:
        detail = _("Le même numéro existe deux fois")
    else:
        detail = _("Le même numéro existe {n} fois").format(n=len(records))
    title = _("{what} {number}").format(what=what, number=number)
    return Violation(key, NUMBER_TWICE, title, detail, records, outcomes)


def _renumber(number: str, becomes: str, *, printed: bool) -> str:
    if printed:
        return _("Un erratum dira « {number}, devenue {becomes} ».").format(
            number=number, becomes=becomes
        )
    return _("Elle devient {becomes}.").format(becomes=becomes)


def late(
    meeting: Concerned, changes: tuple[Change, ...], count: int, key: str
) -> Violation:
    """Return the violation of minutes that gestures reached after their adoption."""
    return Violation(
        key, LATE, meeting.title,
        ngettext(
            "{n} modification arrivée après l’adoption",
            "{n} modifications arrivées après l’adoption", count,
        ).format(n=count),
        (meeting,),
        (
            Outcome(
                "erratum", _("Faire un erratum"),
                _("Le procès-verbal adopté reste tel quel; l’erratum s’imprime à la suite."),
                asks="text", offered=_erratum(changes),
            ),
            Outcome(
                "set_aside", _("Écarter"),
                _("La rencontre redevient comme elle a été adoptée; le reste demeure dans "
                  "l’historique."),
            ),
        ),
        changes,
    )


def _erratum(changes: tuple[Change, ...]) -> str:
    said = [
        _("{title}, {field} : {value}").format(
            title=one.title, field=one.field, value=one.value
        )
        for one in changes if one.value
    ]
    return "\n".join(dict.fromkeys(said))


def adopted_twice(
    meeting: Concerned, adoptions: Iterable[tuple[str, str, str]], key: str
) -> Violation:
    """Return the violation of minutes adopted apart; adoptions are (gesture, who, day)."""
    return Violation(
        key, ADOPTED_TWICE, meeting.title, _("Procès-verbal adopté deux fois, séparément"),
        (meeting,),
        tuple(
            Outcome(
                "keep", _("Garder l’adoption de {who}, {day}").format(who=who, day=day),
                _("L’autre reste dans l’historique."), row=gesture,
            )
            for gesture, who, day in adoptions
        ),
    )


def orphan(
    parent: Concerned, children: tuple[Concerned, ...], choices: tuple[Concerned, ...], key: str
) -> Violation:
    """Return the violation of living records whose whole was removed by somebody else."""
    detail = ngettext(
        "{n} fiche dépend de cette fiche supprimée",
        "{n} fiches dépendent de cette fiche supprimée", len(children),
    ).format(n=len(children))
    outcomes = [Outcome(
        "restore", _("Rétablir"), _("La fiche supprimée revient avec ce qui en dépend."),
        advised=True,
    )]
    if choices:
        elsewhere = _("Rattacher ailleurs")
        where = _("Vous choisissez la fiche qui les reçoit.")
        outcomes.append(Outcome("reattach", elsewhere, where, asks="parent", choices=choices))
    gone = _("Elles restent dans l’historique.")
    outcomes.append(Outcome("remove", _("Supprimer aussi"), gone))
    return Violation(key, ORPHAN, parent.title, detail, (parent, *children), tuple(outcomes))
