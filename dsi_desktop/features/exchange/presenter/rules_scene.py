"""« Règles à vérifier » drawn in words: numbers given twice, late changes, records left alone."""

from collections.abc import Callable, Sequence
from datetime import date

from dsi_desktop.db.naming_words import NAMING
from dsi_desktop.features.exchange.presenter.choices_scene import moment
from dsi_desktop.features.exchange.presenter.decision_scene import (
    Answer,
    DecisionScene,
    ListLine,
    VersionColumn,
)
from dsi_desktop.features.exchange.queries.record_words import RecordWords
from dsi_desktop.features.exchange.rules.comparing import GONE, SAME, Change, Piece
from dsi_desktop.features.exchange.rules.violations import (
    ADOPTED_TWICE,
    LATE,
    NUMBER_TWICE,
    ORPHAN,
    Concerned,
    Outcome,
    Violation,
)
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import listed

Told = Callable[[str, str], RecordWords]
_NOTES = {
    NUMBER_TWICE: N_("Deux ordinateurs ont donné le même numéro. Un numéro déjà imprimé reste : "
                     "un erratum dit ce qu’il devient."),
    LATE: N_("Ce procès-verbal était adopté : rien n’y a été changé. Faites un erratum, ou "
             "écartez ce qui est arrivé."),
    ADOPTED_TWICE: N_("Ce procès-verbal a été adopté sur deux ordinateurs. Celle des deux "
                      "adoptions qui ne compte pas reste dans l’historique."),
    ORPHAN: N_("Cette fiche a été supprimée, et d’autres en dépendent encore."),
}  # fmt: skip
_ICONS = {NUMBER_TWICE: "hash", LATE: "clock", ADOPTED_TWICE: "gavel", ORPHAN: "link-off"}


def rule_lines(violations: Sequence[Violation], late: frozenset[str]) -> list[ListLine]:
    """Return one line a violation."""
    return [
        ListLine(one.id, one.title, one.detail, _ICONS.get(one.kind, "alert-triangle"),
                 late=one.id in late)
        for one in violations
    ]  # fmt: skip


def rule_decision(
    violation: Violation, place: tuple[int, int], today: date, told: Told
) -> DecisionScene:
    """Return the screen of one violation; `told` gives the words of a record."""
    ways = {
        NUMBER_TWICE: lambda: _by_record(violation, told),
        ADOPTED_TWICE: lambda: _by_outcome(violation),
        ORPHAN: lambda: _orphans(violation, told),
    }
    columns = ways.get(violation.kind, lambda: _late(violation, today))()
    first = violation.records[0]
    return DecisionScene(
        violation.id, violation.title, _("Règle à vérifier"), _(_NOTES[violation.kind]),
        _("{n} sur {total}").format(n=place[0], total=place[1]), "", "", "", columns, None, None,
        (), _footnote(violation), (first.table, first.row),
    )  # fmt: skip


def _answer(violation: Violation, outcome: Outcome) -> Answer:
    key = f"rule:{violation.outcomes.index(outcome)}"
    return Answer(key, outcome.label, outcome.explanation)


def _by_record(violation: Violation, told: Told) -> tuple[VersionColumn, ...]:
    """Show the records that share a number, each with what may be done to it."""
    return tuple(
        _column(one, told(one.table, one.row), hue, tuple(
            _answer(violation, outcome) for outcome in violation.outcomes if outcome.row == one.row
        ))
        for hue, one in enumerate(violation.records)
    )  # fmt: skip


def _by_outcome(violation: Violation) -> tuple[VersionColumn, ...]:
    """Show one column for each adoption: there is one record, adopted apart."""
    record = violation.records[0]
    return tuple(
        VersionColumn(
            _("Adoption {n}").format(n=at + 1), record.title, "", "",
            (Piece(SAME, outcome.label),), outcome.label, (), "",
            (_answer(violation, outcome),), hue=at,
        )
        for at, outcome in enumerate(violation.outcomes)
    )  # fmt: skip


def _orphans(violation: Violation, told: Told) -> tuple[VersionColumn, ...]:
    """Show the removed record, then those that live without it."""
    whole, *parts = violation.records
    first, *others = (_answer(violation, outcome) for outcome in violation.outcomes)
    lines = tuple(Change(_word(one.table), one.title, one.title) for one in parts)
    names = listed([one.title for one in parts])
    return (
        _column(whole, told(whole.table, whole.row), 0, (first,)),
        VersionColumn(
            _("Ce qui en dépend"), violation.detail, "", "", (), names, lines, _("Fiches"),
            tuple(others), hue=1,
        ),
    )  # fmt: skip


def _late(violation: Violation, today: date) -> tuple[VersionColumn, ...]:
    """Show what reached the minutes after their adoption."""
    lines = tuple(Change(f"{one.title}, {one.field}", one.value, one.value)
                  for one in violation.changes)  # fmt: skip
    people = listed(list(dict.fromkeys(one.who or one.device for one in violation.changes)))
    last = max((one.at for one in violation.changes), default=0)
    text = "\n".join(f"{one.title}, {one.field} : {one.value}" for one in violation.changes)
    return (
        VersionColumn(
            _("Arrivé après l’adoption"), people, f"{moment(last, today)}\u00a0*" if last else "",
            people, (Piece(SAME, text),) if text else (), violation.detail, lines,
            _("Ce qui change"),
            tuple(_answer(violation, outcome) for outcome in violation.outcomes),
        ),
    )  # fmt: skip


def _column(
    one: Concerned, words: RecordWords, hue: int, answers: tuple[Answer, ...]
) -> VersionColumn:
    lines = tuple(
        Change(field[:1].upper() + field[1:], value, value)
        for field, value in words.fields if value not in (one.title, one.note)
    )  # fmt: skip
    note = _("Supprimée") if one.gone else one.note
    text = words.text if words.text != one.title else ""
    return VersionColumn(
        one.title, note, "", "", (Piece(GONE if one.gone else SAME, text),) if text else (), note,
        lines, _("La fiche") if lines else "", answers, hue=hue,
    )  # fmt: skip


def _word(table: str) -> str:
    return _(NAMING[table].word) if table in NAMING else table


def _footnote(violation: Violation) -> str:
    if violation.kind != LATE or not violation.changes:
        return ""
    return _("* Date donnée par l’ordinateur de la personne.")
