"""Adopt a version of the plan, correct what is said of one, number them again."""

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Plan, PlanVersion
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.plan.commands.places import living
from dsi_desktop.features.plan.rules.frozen import fingerprint, written
from dsi_desktop.features.plan.rules.naming import next_number
from dsi_desktop.features.plan.rules.snapshot import standing_elements, standing_frame
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def adopt_version(
    store: Store, *, plan_id: str, adopted_on: str | None = None, motion_id: str | None = None,
    title: str = "",
) -> str:
    """Keep the plan as it stands, as its next version. Return its id.

    `adopted_on` is today when it is not said. Raises `RuleBroken` for a plan that holds nothing,
    a date still to come or before the version that precedes.
    """
    with store.operation(N_("Adopter une version du plan")) as op:
        plan = op.get(Plan, plan_id)
        elements = standing_elements(Shelf(op.session), plan_id)
        if not elements:
            raise RuleBroken(_("Ce plan ne contient encore rien à adopter."))
        day = task_rules.day_of(adopted_on, "adopted_on") or store.clock.today().isoformat()
        others = _versions(op, plan_id)
        _check_day(day, store.clock.today().isoformat(), others)
        document = written(standing_frame(plan), elements)
        version = op.add(PlanVersion(
            plan_id=plan_id, number=next_number([one.number for one in others]),
            adopted_on=day, motion_id=_motion(op, motion_id), title=line(title),
            document=document, sha256=fingerprint(document),
        ))  # fmt: skip
        _date_plan(op, plan_id)
    return version.id


def edit_version(
    store: Store, version_id: str, *, title: str, adopted_on: str | None,
    motion_id: str | None = None,
) -> None:
    """Correct the name, the date or the resolution of a version; what it holds never changes.

    The plan is said adopted on the day of its newest version.
    """
    with store.operation(N_("Modifier une version du plan")) as op:
        version = op.get(PlanVersion, version_id)
        day = task_rules.day_of(adopted_on, "adopted_on")
        if day is None:
            raise RuleBroken(_("Dites quand cette version a été adoptée."), "adopted_on")
        _check_day(day, store.clock.today().isoformat(), [])
        version.title, version.adopted_on = line(title), day
        version.motion_id = _motion(op, motion_id)
        _date_plan(op, version.plan_id)


def remove_version(store: Store, version_id: str) -> None:
    """Take away a version adopted by mistake; the plan says the day of the one before, if any."""
    with store.operation(N_("Supprimer une version du plan")) as op:
        version = op.get(PlanVersion, version_id)
        remove_with_parts(op, version)
        _date_plan(op, version.plan_id)


def renumber_versions(store: Store, plan_id: str) -> None:
    """Give each version the number of its place: two laptops may both have adopted one."""
    with store.operation(N_("Renuméroter les versions du plan")) as op:
        for number, version in enumerate(_versions(op, plan_id), 1):
            if version.number != number:
                version.number = number


def _date_plan(op: Operation, plan_id: str | None) -> None:
    """Say when and by what the plan was adopted: as its newest version, else never."""
    op.flush()
    plan = op.find(Plan, plan_id or "")
    if plan is not None:
        newest = next(reversed(_versions(op, plan.id)), None)
        plan.adopted_on = newest.adopted_on if newest else None
        plan.motion_id = newest.motion_id if newest else None


def _versions(op: Operation, plan_id: str) -> list[PlanVersion]:
    asked = select(PlanVersion).where(
        PlanVersion.plan_id == plan_id, PlanVersion.deleted.is_(None)
    )
    return living(
        op, asked.order_by(PlanVersion.adopted_on, PlanVersion.number, PlanVersion.id)
    )


def _check_day(day: str, today: str, others: list[PlanVersion]) -> None:
    if day > today:
        raise RuleBroken(
            _("Cette date est à venir\N{NO-BREAK SPACE}: une version est déjà adoptée."),
            "adopted_on",
        )
    if any(day < (one.adopted_on or "") for one in others):
        raise RuleBroken(
            _("Cette date précède celle de la dernière version adoptée."), "adopted_on"
        )


def _motion(op: Operation, motion_id: str | None) -> str | None:
    return op.get(Motion, motion_id).id if motion_id else None
