"""What the forms of money choose from: plans, chantiers, actions, funders, programmes, people."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Agreement, Funder, Programme
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose; `under` is the id of what it belongs to, "" for nothing."""

    id: str
    name: str
    under: str = ""
    hue: int = 0


@dataclass(frozen=True, slots=True)
class MoneyChoices:
    """Everything the forms offer, read at once."""

    actions: tuple[Named, ...]
    funders: tuple[Named, ...]
    programmes: tuple[Named, ...]
    agreements: tuple[Named, ...]
    organizations: tuple[Named, ...]
    people: tuple[Named, ...]


def chantiers(store: Store) -> tuple[Named, ...]:
    """Return the chantiers that have an action, with their colours."""
    asked = (
        select(Body.id, Body.local_name, Body.name, Body.hue)
        .where(Body.deleted.is_(None),
               Body.id.in_(select(Action.body_id).where(Action.deleted.is_(None))))
        .order_by(Body.rank, Body.name, Body.id)
    )  # fmt: skip
    with store.read() as session:
        rows = session.execute(asked).all()
    return tuple(Named(row[0], row[1] or row[2] or "", hue=row[3] or 0) for row in rows)


def money_choices(store: Store, plan_id: str | None) -> MoneyChoices:
    """Return what the forms offer: the actions of a plan, and everyone who gives."""
    with store.read() as session:
        actions = session.execute(
            select(Action.id, Action.code, Action.title)
            .where(Action.plan_id == plan_id, Action.deleted.is_(None))
            .order_by(Action.code, Action.rank, Action.id)
        ).all()
        return MoneyChoices(
            actions=tuple(
                Named(row[0], f"{row[1] or ''} {row[2] or ''}".strip()) for row in actions
            ),
            funders=_named(session, select(Funder.id, Funder.name).where(
                Funder.deleted.is_(None)).order_by(Funder.rank, Funder.name, Funder.id)),
            programmes=_under(session, select(
                Programme.id, Programme.name, Programme.funder_id).where(
                Programme.deleted.is_(None)).order_by(Programme.name, Programme.id)),
            agreements=_agreements(session),
            organizations=_named(session, select(Organization.id, Organization.name).where(
                Organization.deleted.is_(None), Organization.archived.is_not(True)).order_by(
                Organization.name.collate(FRENCH), Organization.id)),
            people=_named(session, select(
                Person.id, Person.given_name + " " + Person.family_name).where(
                Person.deleted.is_(None), Person.archived.is_not(True)).order_by(
                Person.family_name.collate(FRENCH), Person.given_name, Person.id)),
        )  # fmt: skip


def _agreements(session: Session) -> tuple[Named, ...]:
    asked = (
        select(Agreement.id, Agreement.title, Agreement.reference, Agreement.funder_id)
        .where(Agreement.deleted.is_(None)).order_by(Agreement.start_on, Agreement.id)
    )  # fmt: skip
    return tuple(
        Named(row[0], row[1] or row[2] or _("Entente"), row[3] or "")
        for row in session.execute(asked).all()
    )


def _named(session: Session, asked: Select[str, str | None]) -> tuple[Named, ...]:
    return tuple(Named(row[0], (row[1] or "").strip()) for row in session.execute(asked).all())


def _under(session: Session, asked: Select[str, str | None, str | None]) -> tuple[Named, ...]:
    return tuple(
        Named(row[0], (row[1] or "").strip(), row[2] or "")
        for row in session.execute(asked).all()
    )
