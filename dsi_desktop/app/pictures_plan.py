"""The plan of the community for the guide: each page beside it, its views, its dialogs."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from dsi_desktop.app.session import Session
from dsi_desktop.db.pragmas import connect
from dsi_desktop.features.coverage.page.coverage_page import CoveragePage
from dsi_desktop.features.evaluation.page.effects_panel import TREE
from dsi_desktop.features.evaluation.page.evaluation_page import (
    ACTIONS,
    EFFECTS,
    PROCESS,
    REVIEW,
    EvaluationPage,
)
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.features.plan.page.advances_screen import project_advances
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.features.plan.page.table_view import TableView
from dsi_desktop.features.plan.page.versions_dialog import show_versions
from dsi_desktop.features.projects.page.projects_page import BOARD, GUIDELINES, ProjectsPage
from dsi_desktop.features.schedule.page.calendar_page import CalendarPage
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.page import Page

# The name of a picture, what tells that it is ready, and the window to take (None: the program's).
Scene = tuple[str, Callable[[], bool], QWidget | None]
Scenes = Callable[[Session, Path], Iterator[Scene]]
P = TypeVar("P", bound=Page)


def plan_scenes(session: Session) -> Iterator[Scene]:
    """Walk the pages of the plan and yield each picture to take."""
    if session.dossier is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    for scenes in PAGES:
        yield from scenes(session, session.dossier.path)


def shown(session: Session, name: str, kind: type[P]) -> P:
    """Show a page and return it."""
    workplace = session.window.workplace
    if workplace is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    workplace.go(name)
    page = workplace.page(name)
    if not isinstance(page, kind):
        raise TypeError(name)
    return page


def taken(name: str) -> Scene:
    """Take the whole window as it is."""
    return name, lambda: True, None


def one(path: Path, asked: str, *values: str) -> str:
    """Return the first answer of a question to the dossier."""
    with closing(connect(path)) as db:
        return str(db.execute(asked, values).fetchone()[0])


def calendar_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The bars at each scale, the critical path, the list."""
    page = shown(session, "schedule", CalendarPage)
    action = one(path, "SELECT id FROM action WHERE deleted IS NULL AND title LIKE ?", "Navette%")
    page.open_record("action", action)
    yield taken("calendar_quarters")
    for scale in ("month", "year"):
        page.presenter.choose_scale(scale)
        yield taken(f"calendar_{scale}")
    page.presenter.choose_scale("quarter")
    page.presenter.show_critical(on=True)
    yield taken("calendar_critical")
    page.presenter.show_critical(on=False)
    page.turn()
    yield taken("calendar_list")
    page.turn()


def budget_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The montage, the money of an action, what is to see, those who give."""
    page = shown(session, "funding", BudgetPage)
    page.show_inner("mix")
    yield taken("budget")
    action = one(path, "SELECT id FROM action WHERE deleted IS NULL AND title LIKE ?", "Navette%")
    page.open_record("action", action)
    yield taken("budget_action")
    page.show_inner("funders")
    yield taken("budget_funders")
    page.show_inner("mix")


def coverage_scenes(session: Session, path: Path) -> Iterator[Scene]:  # noqa: ARG001  one shape
    """The table by dimension, the records of a cell, by territory, what chantiers share."""
    page = shown(session, "coverage", CoveragePage)
    yield taken("coverage")
    first = page.coverage.matrix.cells.lines[0]
    page.coverage.list_cell(first.key, "action")
    yield taken("coverage_records")
    page.coverage.leave_records()
    page.presenter.choose_by("area")
    yield taken("coverage_areas")
    page.presenter.choose_by("dimension")
    page.go("coherence")
    yield taken("coherence")
    page.go("coverage")


def evaluation_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The four parts, an effect opened on its map, the same in a tree."""
    page = shown(session, "evaluation", EvaluationPage)
    for part in (ACTIONS, PROCESS, REVIEW, EFFECTS):
        page.go(part)
        yield taken(f"evaluation_{part}")
    page.open_record("outcome", one(
        path, "SELECT id FROM outcome WHERE deleted IS NULL AND parent_id IS NULL ORDER BY rank"))
    yield taken("evaluation_effect")
    page.effects.sheet.leave()
    page.effects.show_view(TREE)
    yield taken("evaluation_tree")


def actions_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The sheet of an action and of a need beside the tree, the table by chantier."""
    page = shown(session, "plan", PlanPage)
    action = one(path, "SELECT id FROM action WHERE deleted IS NULL AND title LIKE ?", "Navette%")
    page.open_record("action", action)
    yield taken("plan_action")
    need = one(path, "SELECT id FROM need WHERE deleted IS NULL ORDER BY code, rank")
    page.open_element("need", need)
    yield taken("plan_need")
    page.element.leave()
    page.show_view("table")
    if isinstance(page.view, TableView):
        page.view.presenter.group_by("body")
    yield taken("plan_table")
    page.show_view("tree")


def chain_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The map of the plan with a chain that stands out, its versions, the screen of the room."""
    page = shown(session, "plan", PlanPage)
    page.show_view("map")
    page.view.reveal(one(
        path, "SELECT id FROM objective WHERE deleted IS NULL AND code <> '' ORDER BY code"))
    yield taken("plan_map")
    page.show_view("tree")
    window = show_versions(page)
    if window is not None:
        yield "plan_versions", window.isVisible, window
        window.reject()
    room = project_advances(page)
    room.go(1)
    yield "plan_advances", room.isVisible, room
    room.close()


def projects_scenes(session: Session, path: Path) -> Iterator[Scene]:
    """The list with a sheet beside, the steps side by side, the guidelines; levers, an account."""
    page = shown(session, "projects", ProjectsPage)
    page.open_record("project_intake", one(
        path, "SELECT id FROM project_intake WHERE deleted IS NULL AND title LIKE ?", "Navette%"))
    yield taken("projects")
    page.panel.leave()
    for part in (BOARD, GUIDELINES):
        page.go(part)
        yield taken(f"projects_{part}")
    money = shown(session, "funding", BudgetPage)
    money.show_inner("levers")
    yield taken("budget_levers")
    money.show_inner("accounts")
    yield taken("budget_account")
    money.show_inner("mix")


PAGES: tuple[Scenes, ...] = (
    actions_scenes,
    chain_scenes,
    coverage_scenes,
    calendar_scenes,
    budget_scenes,
    projects_scenes,
    evaluation_scenes,
)
