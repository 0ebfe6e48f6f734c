"""The bodies of the table and the rules each gave itself."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import or_, select

from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules import charter, tree
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in reading order; `depth` is 0 for those that report to nobody shown."""

    id: str
    name: str
    kind: str
    acronym: str
    parent_id: str | None
    hue: int
    state: str
    start_on: str | None
    end_on: str | None
    depth: int


@dataclass(frozen=True, slots=True)
class RulesSheet:
    """How a body convenes, decides, records and renews itself."""

    body_id: str
    minutes_kind: str
    requires_adoption: bool
    decision_mode: str
    voting_unit: str
    quorum_kind: str
    quorum_value: int | None
    chair_casting_vote: bool
    notice_days: int
    parity_max_gap: int
    term_months: int
    max_terms: int | None
    staggered: bool
    substitutes_allowed: bool
    observers_allowed: bool
    names_in_motions: bool
    number_template: str
    meetings_per_year: int | None
    below_quorum: str
    bilingual_documents: bool
    phrase_opening: str
    phrase_motion: str


def bodies(store: Store, day: date, *, ended: bool = False) -> list[BodyLine]:
    """Return the bodies of a day in reading order, parents first; `ended`: closed ones too."""
    asked = select(
        Body.id, Body.name, Body.kind, Body.acronym, Body.parent_id, Body.hue, Body.state,
        Body.start_on, Body.end_on,
    ).where(Body.deleted.is_(None)).order_by(Body.rank, Body.id)
    if not ended:
        text = day.isoformat()
        asked = asked.where(
            or_(Body.start_on.is_(None), Body.start_on <= text),
            or_(Body.end_on.is_(None), Body.end_on >= text),
        )
    with store.read() as session:
        rows = {row.id: row for row in session.execute(asked)}
    order = tree.reading_order({key: row.parent_id for key, row in rows.items()})
    return [BodyLine(*rows[key], depth) for key, depth in order]


def body_choices(store: Store, day: date) -> list[tuple[str, str]]:
    """Return (id, name indented by depth) of the bodies a form offers."""
    return [
        (line.id, "\N{EM SPACE}" * line.depth + line.name) for line in bodies(store, day)
    ]


def rules_of(store: Store, body_id: str) -> RulesSheet:
    """Return the rules of a body; those its kind starts with when none are written."""
    written = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    with store.read() as session:
        kind = session.scalars(select(Body.kind).where(Body.id == body_id)).first()
        if kind is None:
            raise NotFound(_("Cette instance n’est pas dans le dossier."))
        found = session.scalars(written).first()
        if found is None:
            found = BodyRules(body_id=body_id, **charter.default_rules(kind))  # type: ignore[arg-type]
        names = [field.name for field in fields(RulesSheet)]
        return RulesSheet(**{name: getattr(found, name) for name in names})
