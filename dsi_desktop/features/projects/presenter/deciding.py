"""What the page of projects keeps in hand, and the gestures it makes, without a screen."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects import commands, queries
from dsi_desktop.features.projects.presenter.board import narrowed
from dsi_desktop.features.projects.presenter.words import warning
from dsi_desktop.features.projects.queries import GuidelineRow, ProjectRow, ProjectSheet
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_ANSWERS = ("answer", "reason")


class ProjectsView(Protocol):
    """The page, as its presenter sees it."""

    def show_projects(self, rows: list[ProjectRow], total: int) -> None:
        """Show the projects that the filter keeps, out of `total`."""

    def show_guidelines(self, rows: tuple[GuidelineRow, ...]) -> None:
        """Show every guideline."""

    def show_sheet(self, sheet: ProjectSheet | None) -> None:
        """Show the project in hand, or close its sheet."""


class ProjectsPresenter:
    """Reads, narrows, and hands what forms say to the commands."""

    def __init__(self, store: Store, view: ProjectsView, today: Callable[[], date]) -> None:
        self.store = store
        self._view = view
        self.today = today
        self.chosen = ""
        self._words, self._body, self._late = "", "", False
        self.rows: tuple[ProjectRow, ...] = ()
        self.guidelines: tuple[GuidelineRow, ...] = ()

    def refresh(self) -> None:
        """Read everything again."""
        self.rows = queries.projects(self.store)
        self.guidelines = queries.guidelines(self.store)
        if self.chosen not in {one.id for one in self.rows}:
            self.chosen = ""
        self._show()
        self._view.show_guidelines(self.guidelines)
        self._view.show_sheet(self.sheet())

    def narrow(self, words: str, body_id: str, *, late: bool) -> None:
        """Keep the projects of these words, of a chantier, and those that wait too long."""
        self._words, self._body, self._late = words, body_id, late
        self._show()

    def choose(self, project_id: str) -> None:
        """Take a project in hand; "" puts it down."""
        self.chosen = project_id
        self._view.show_sheet(self.sheet())

    def sheet(self) -> ProjectSheet | None:
        """Return the project in hand."""
        if not self.chosen:
            return None
        return queries.project_sheet(self.store, self.chosen, self.today())

    def guideline(self, guideline_id: str) -> GuidelineRow | None:
        """Return a guideline by its id."""
        return next((one for one in self.guidelines if one.id == guideline_id), None)

    # The gestures raise `DsiError` for the form that asked, or for the desk.

    def present(self, values: Mapping[str, Any]) -> None:
        """Keep a project presented on a day."""
        self.chosen = minutes.present_project(
            self.store, str(values["title"]), on=values["on"], **_facts(values))

    def edit(self, values: Mapping[str, Any]) -> None:
        """Correct the project in hand."""
        minutes.edit_project(
            self.store, self.chosen, title=str(values["title"]),
            agreement_id=values["agreement_id"], action_id=values["action_id"], **_facts(values))

    def answer(self, values: Mapping[str, Any], sheet: ProjectSheet) -> None:
        """Answer the guidelines of the project in hand."""
        minutes.answer_guidelines(self.store, self.chosen, {
            one.id: tuple(str(values[f"{name}{at}"] or "") for name in _ANSWERS)  # type: ignore[misc]
            for at, one in enumerate(sheet.guidelines)
        })

    def advance(self, values: Mapping[str, Any]) -> None:
        """Note a step that asks for no resolution."""
        minutes.advance_project(
            self.store, self.chosen, str(values["state"]), on=values["on"],
            note=str(values["note"]), amount=values["amount"],
            agreement_id=values.get("agreement_id"))

    def settle(self, step: str, values: Mapping[str, Any]) -> None:
        """Recommend or decide by a resolution of the register."""
        if not values["motion_id"]:
            raise RuleBroken(_("Choisissez la résolution qui règle ce projet."), "motion_id")
        minutes.settle_project(
            self.store, self.chosen, step, str(values["motion_id"]), amount=values["amount"],
            on=values["on"], note=str(values["note"]))

    def accept(self, values: Mapping[str, Any]) -> str:
        """Enter the project in hand in the plan; return the action."""
        return commands.accept_project(
            self.store, self.chosen, action_id=values["action_id"] or None,
            objective_id=values["objective_id"] or None, funder_id=values["funder_id"] or None,
            programme_id=values["programme_id"] or None,
            agreement_id=values["agreement_id"] or None,
            fiscal_year=str(values["fiscal_year"]), nature=str(values["nature"] or "cash"),
            amount=values["amount"])  # fmt: skip

    def take_back(self) -> None:
        """Undo the last step of the project in hand."""
        minutes.take_back_step(self.store, self.chosen)

    def remove(self) -> None:
        """Take the project in hand away with its steps."""
        minutes.remove_project(self.store, self.chosen)

    def write_guideline(self, guideline_id: str, values: Mapping[str, Any]) -> None:
        """Add a guideline, or correct the one of this id."""
        scope = str(values["applies_to"] or "initiative")
        fields: dict[str, Any] = {
            "text": str(values["text"]), "motion_id": values["motion_id"] or None,
            "applies_to": scope, "applies_id": _precision(scope, values),
            "start_on": values["start_on"], "end_on": values["end_on"],
        }
        if guideline_id:
            plan.edit_guideline(self.store, guideline_id, title=str(values["title"]), **fields)
        else:
            plan.add_guideline(self.store, title=str(values["title"]), **fields)

    def end_guideline(self, guideline_id: str) -> None:
        """End a guideline today: the projects already examined keep their answer."""
        plan.edit_guideline(self.store, guideline_id, end_on=self.today().isoformat())

    def remove_guideline(self, guideline_id: str) -> None:
        """Take a guideline away with its answers."""
        plan.remove_guideline(self.store, guideline_id)

    def _show(self) -> None:
        today = self.today()
        late = (lambda one: bool(warning(one, today))) if self._late else None
        self._view.show_projects(
            narrowed(self.rows, self._words, self._body, late), len(self.rows))


def _facts(values: Mapping[str, Any]) -> dict[str, Any]:
    years = values["years_supported"]
    return {
        "organization_id": values["organization_id"], "body_id": values["body_id"],
        "asked": values["asked"], "summary": str(values["summary"]),
        "years_supported": int(years) if years is not None else None,
    }


def _precision(scope: str, values: Mapping[str, Any]) -> str:
    if scope == "initiative":
        return ""
    said = str(values[scope] or "").strip()
    if not said:
        raise RuleBroken(_("Précisez à quoi cette balise s’applique."), scope)
    return said
