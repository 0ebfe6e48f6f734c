"""What a person may say of effects: harvest, correct, substantiate, take away."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import parts_of
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.evaluation import Outcome, OutcomeSource
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange, Plan
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, line, prose
from dsi_desktop.features.evaluation.rules import outcomes as rules
from dsi_desktop.kernel.i18n import N_, _

_READ: Mapping[str, Callable[[Any], object]] = MappingProxyType({
    "what": rules.what_of, "who": line, "happened_text": line, "significance": prose,
    "contribution": prose, "kind": str, "capital": str, "expected": bool,
})
_KINDS: Mapping[str, type[Any]] = MappingProxyType({
    "plan_id": Plan, "action_id": Action, "desired_change_id": DesiredChange, "area_id": Area,
    "body_id": Body, "parent_id": Outcome,
})  # fmt: skip


class OutcomeFields(TypedDict, total=False):
    """What may be said of an effect; `sources` are the lines that substantiate it."""

    plan_id: str | None
    parent_id: str | None
    action_id: str | None
    desired_change_id: str | None
    body_id: str | None
    area_id: str | None
    who: str
    happened_text: str
    happened_on: str | None
    significance: str
    contribution: str
    kind: str
    capital: str
    expected: bool
    substantiated: bool
    harvested_on: str | None
    sources: Sequence[str]


def harvest_outcome(store: Store, *, what: str, **fields: Unpack[OutcomeFields]) -> str:
    """Record an effect, harvested today unless told. Return its id."""
    with store.operation(N_("Récolter un effet")) as op:
        every = op.scalars(select(Outcome.rank).where(Outcome.deleted.is_(None))).all()
        rank = between(max((one or "" for one in every), default="") or None, None)
        outcome = op.add(Outcome(rank=rank, harvested_on=store.clock.today().isoformat()))
        _write(store, op, outcome, {"what": what, **fields})
        return outcome.id


def edit_outcome(
    store: Store, outcome_id: str, *, what: str | None = None, **fields: Unpack[OutcomeFields]
) -> None:
    """Change what is said of an effect; the sources given take the place of the former ones."""
    with store.operation(N_("Modifier un effet")) as op:
        said: Mapping[str, Any] = fields if what is None else {"what": what, **fields}
        _write(store, op, op.get(Outcome, outcome_id), said)


def remove_outcome(store: Store, outcome_id: str) -> None:
    """Take an effect away; those that it led to now follow from what led to it."""
    with store.operation(N_("Retirer un effet")) as op:
        outcome = op.get(Outcome, outcome_id)
        for part in list(parts_of(op, outcome)):
            if isinstance(part, Outcome) and part.parent_id == outcome.id:
                part.parent_id = outcome.parent_id
        op.flush()
        for source in _sources(op, outcome.id):
            op.remove(source)
        op.remove(outcome)


def _write(store: Store, op: Operation, outcome: Outcome, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in _KINDS:
            setattr(outcome, name, op.get(_KINDS[name], str(value)).id if value else None)
        elif name.endswith("_on"):
            setattr(outcome, name, day(value, name))
        elif name in _READ:
            setattr(outcome, name, _READ[name](value or ""))
    if outcome.action_id and not outcome.plan_id:
        outcome.plan_id = op.get(Action, outcome.action_id).plan_id
    rules.check_happened(outcome.happened_on, store.clock.today())
    _check_way(op, outcome)
    count = _put_sources(op, outcome, fields.get("sources"))
    if "substantiated" in fields:
        outcome.substantiated = bool(fields["substantiated"])
    rules.check_substantiated(count, substantiated=bool(outcome.substantiated))


def _check_way(op: Operation, outcome: Outcome) -> None:
    op.flush()
    rows = op.rows(select(Outcome.id, Outcome.parent_id, Outcome.what).where(
        Outcome.deleted.is_(None)))
    rules.check_no_loop(
        outcome.id, outcome.parent_id, {row[0]: row[1] for row in rows},
        {row[0]: row[2] or _("effet") for row in rows},
    )


def _sources(op: Operation, outcome_id: str) -> list[OutcomeSource]:
    return list(op.scalars(
        select(OutcomeSource).where(
            OutcomeSource.outcome_id == outcome_id, OutcomeSource.deleted.is_(None)
        ).order_by(OutcomeSource.id)).all())


def _put_sources(op: Operation, outcome: Outcome, wanted: Sequence[str] | None) -> int:
    """Keep the sources that are still said, take the others away, add the new ones."""
    kept = _sources(op, outcome.id)
    if wanted is None:
        return len(kept)
    said = rules.sources_in("\n".join(wanted))
    for source in kept:
        if source.text not in said:
            op.remove(source)
    known = {source.text for source in kept}
    for text in said:
        if text not in known:
            op.add(OutcomeSource(outcome_id=outcome.id, text=text))
    return len(said)
