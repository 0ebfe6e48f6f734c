"""What a person can do with a plan as a whole: its frame, its needs, its dimensions."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.plan import (
    Dimension,
    ElementArea,
    ElementDimension,
    ElementPopulation,
    Evidence,
    Need,
    Plan,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.commands.places import fill, last_rank, living, titled
from dsi_desktop.features.plan.rules.elements import check_year
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


class PlanFields(TypedDict, total=False):
    """What may be said of a plan."""

    area_id: str | None
    start_on: str | None
    end_on: str | None
    vision: str
    horizon: str
    state: str
    adopted_on: str | None
    motion_id: str | None
    principles: str


class NeedFields(TypedDict, total=False):
    """What may be said of a need."""

    description: str
    meeting_id: str | None
    severity: str


class EvidenceFields(TypedDict, total=False):
    """What may be said of the evidence behind a need."""

    value: str
    source: str
    year: int | None
    area_id: str | None
    population_id: str | None


def create_plan(store: Store, *, title: str, **fields: Unpack[PlanFields]) -> str:
    with store.operation(N_("Créer un plan")) as op:
        every = living(op, select(Plan).where(Plan.deleted.is_(None)))
        plan = Plan(rank=last_rank(every))
        fill(plan, {**fields, "title": title})
        rules.check_dates(plan.start_on, plan.end_on)
        op.add(plan)
    return plan.id


def edit_plan(
    store: Store, plan_id: str, *, title: str | None = None, **fields: Unpack[PlanFields]
) -> None:
    with store.operation(N_("Modifier un plan")) as op:
        plan = op.get(Plan, plan_id)
        fill(plan, titled(fields, title))
        rules.check_dates(plan.start_on, plan.end_on)


def archive_plan(store: Store, plan_id: str) -> None:
    with store.operation(N_("Retirer un plan")) as op:
        remove_with_parts(op, op.get(Plan, plan_id))


def add_need(store: Store, *, plan_id: str, title: str, **fields: Unpack[NeedFields]) -> str:
    with store.operation(N_("Ajouter un besoin")) as op:
        return write_need(op, plan_id, title, fields).id


def write_need(op: Operation, plan_id: str, title: str, fields: NeedFields) -> Need:
    """Add a need inside an operation: a forum finds some too."""
    asked = select(Need).where(Need.plan_id == plan_id, Need.deleted.is_(None))
    others = living(op, asked)
    places = [int(code[1:]) for code in (one.code or "" for one in others)
              if code[:1] == "B" and code[1:].isdecimal()]  # fmt: skip
    need = Need(
        plan_id=op.get(Plan, plan_id).id, code=f"B{max(places, default=0) + 1}",
        rank=last_rank(others),
    )  # fmt: skip
    fill(need, {**fields, "title": title})
    return op.add(need)


def edit_need(
    store: Store, need_id: str, *, title: str | None = None, **fields: Unpack[NeedFields]
) -> None:
    with store.operation(N_("Modifier un besoin")) as op:
        fill(op.get(Need, need_id), titled(fields, title))


def archive_need(store: Store, need_id: str) -> None:
    with store.operation(N_("Retirer un besoin")) as op:
        remove_with_parts(op, op.get(Need, need_id))


def add_evidence(
    store: Store, *, need_id: str, text: str, **fields: Unpack[EvidenceFields]
) -> str:
    with store.operation(N_("Documenter un besoin")) as op:
        check_year(fields.get("year"))
        evidence = op.add(Evidence(need_id=op.get(Need, need_id).id, text=text))
        fill(evidence, fields)
    return evidence.id


def add_dimension(store: Store, *, name: str, code: str = "") -> str:
    with store.operation(N_("Ajouter une dimension")) as op:
        every = living(op, select(Dimension).where(Dimension.deleted.is_(None)))
        dimension = op.add(
            Dimension(name=rules.title_of(name), code=code, rank=last_rank(every))
        )
    return dimension.id


def add_official_dimensions(store: Store) -> list[str]:
    """Write the thirteen dimensions of the regional frame; the same rows on every laptop."""
    added: list[str] = []
    with store.operation(N_("Ajouter les treize dimensions")) as op:
        rank: str | None = None
        for number, name in enumerate(rules.OFFICIAL_DIMENSIONS, 1):
            rank = between(rank, None)
            added.append(linked_id("dimension", str(number)))
            op.put(
                Dimension(
                    id=added[-1], name=_(name), code=str(number), official=True, rank=rank
                )
            )
    return added


def link_dimension(store: Store, table: str, record_id: str, dimension_id: str) -> str:
    with store.operation(N_("Relier une dimension")) as op:
        key = linked_id("element_dimension", table, record_id, dimension_id)
        return op.put(
            ElementDimension(
                id=key, record_table=table, record_id=record_id, dimension_id=dimension_id
            )
        ).id


def unlink_dimension(store: Store, table: str, record_id: str, dimension_id: str) -> None:
    with store.operation(N_("Délier une dimension")) as op:
        key = linked_id("element_dimension", table, record_id, dimension_id)
        op.remove(op.get(ElementDimension, key))


def link_area(store: Store, table: str, record_id: str, area_id: str) -> str:
    with store.operation(N_("Relier un territoire")) as op:
        key = linked_id("element_area", table, record_id, area_id)
        return op.put(
            ElementArea(id=key, record_table=table, record_id=record_id, area_id=area_id)
        ).id


def unlink_area(store: Store, table: str, record_id: str, area_id: str) -> None:
    with store.operation(N_("Délier un territoire")) as op:
        op.remove(op.get(ElementArea, linked_id("element_area", table, record_id, area_id)))


def link_population(store: Store, table: str, record_id: str, population_id: str) -> str:
    with store.operation(N_("Relier une population")) as op:
        key = linked_id("element_population", table, record_id, population_id)
        return op.put(
            ElementPopulation(
                id=key, record_table=table, record_id=record_id, population_id=population_id
            )
        ).id


def unlink_population(store: Store, table: str, record_id: str, population_id: str) -> None:
    with store.operation(N_("Délier une population")) as op:
        key = linked_id("element_population", table, record_id, population_id)
        op.remove(op.get(ElementPopulation, key))
