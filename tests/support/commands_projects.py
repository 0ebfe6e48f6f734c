"""The commands on projects decided and on programmes, each ready to be done on the work ground."""

from typing import Final

from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects import commands as projects
from support.commands_meetings import Gesture
from support.work_ground import AREA, MOTION, first


def _accept(store: Store) -> None:
    with store.operation("Adopter") as op:
        op.get(Motion, MOTION).state = "carried_unanimous"
    intake = minutes.present_project(store, "Navette des aînés", asked=900_000)
    minutes.settle_project(store, intake, "decided", MOTION, amount=800_000)
    projects.accept_project(
        store, intake, objective_id=first(store, "objective"), funder_id=first(store, "funder"),
        fiscal_year="2026-2027")


def _tag(store: Store) -> None:
    programme = plan.add_programme(store, funder_id=first(store, "funder"), name="Transport")
    dimension = plan.add_dimension(store, name="Transport")
    funding.tag_programme(store, programme, [dimension], [AREA])
    funding.tag_programme(store, programme, [dimension], [])


COMMANDS: Final[list[tuple[str, Gesture]]] = [("accept_project", _accept), ("tag_programme", _tag)]
