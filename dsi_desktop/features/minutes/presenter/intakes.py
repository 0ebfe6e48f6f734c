"""The projects of a meeting without a screen: presented, examined, recommended, decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.live import LivePresenter
from dsi_desktop.features.minutes.presenter.voting import vote_fields
from dsi_desktop.features.minutes.queries.intakes import (
    ProjectLine,
    ProjectSheet,
    StepLine,
    project_of_item,
    project_sheet,
    projects,
)
from dsi_desktop.features.minutes.rules.intake_words import resolution_text
from dsi_desktop.features.minutes.rules.intakes import (
    BY_MOTION,
    guidelines_words,
    next_steps,
    years_words,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class ProjectScene:
    """A project in words: who and how much, its steps, its guidelines, what may follow."""

    title: str
    facts: str
    summary: str
    steps: tuple[str, ...]
    guidelines: tuple[str, ...]
    waiting: int
    following: tuple[str, ...]


class ProjectsView(Protocol):
    """The panel, as its presenter sees it."""

    def show_projects(self, lines: list[ProjectLine], chosen: str) -> None: ...

    def show_project(self, scene: ProjectScene | None) -> None: ...


class ProjectsPresenter:
    """Keeps the project chosen; the one the point is about first."""

    def __init__(
        self, live: LivePresenter, store: Store, view: ProjectsView, today: Callable[[], date]
    ) -> None:
        self._live = live
        self._store = store
        self._view = view
        self._today = today
        self._chosen = project_of_item(store, live.item_id)

    def refresh(self) -> None:
        """Read the projects of the meeting again."""
        lines = projects(self._store, meeting_id=self._live.meeting_id)
        if self._chosen not in {one.id for one in lines}:
            self._chosen = lines[0].id if lines else ""
        self._view.show_projects(lines, self._chosen)
        self._show()

    def choose(self, project_id: str) -> None:
        self._chosen = project_id
        self._show()

    def sheet(self) -> ProjectSheet | None:
        """Return the project chosen."""
        if not self._chosen:
            return None
        return project_sheet(self._store, self._chosen, self._today())

    def present(self, values: Mapping[str, Any]) -> None:
        """Keep a new project, presented at the point shown; `DsiError` is for the form."""
        self._chosen = commands.present_project(
            self._store, str(values["title"]), meeting_id=self._live.meeting_id,
            agenda_item_id=self._live.item_id or None, said_at=self._live.said_at(),
            **_facts(values),
        )
        self._read()

    def edit(self, values: Mapping[str, Any]) -> None:
        commands.edit_project(
            self._store, self._chosen, title=str(values["title"]), **_facts(values)
        )
        self._read()

    def answer(self, answers: Mapping[str, tuple[str, str]]) -> None:
        commands.answer_guidelines(self._store, self._chosen, answers)
        self._read()

    def resolve(
        self, step: str, values: Mapping[str, Any], names: Mapping[str, str | None]
    ) -> None:
        """Recommend or decide, by a resolution voted in a few words; `DsiError` for the form."""
        act = commands.recommend_project if step == "recommended" else commands.decide_project
        fields: dict[str, Any] = {**vote_fields(self._live, str(values["vote"])), **names}
        act(
            self._store, self._chosen, self._live.meeting_id, self._live.item_id or None,
            amount=values["amount"], text=str(values["text"]), note=str(values["note"]), **fields,
        )
        self._read()

    def advance(self, values: Mapping[str, Any]) -> None:
        """Note a step without resolution, in the minutes only when it was made here."""
        here = bool(values["here"])
        commands.advance_project(
            self._store, self._chosen, str(values["state"]), note=str(values["note"]),
            on=values["on"],
            meeting_id=self._live.meeting_id if here else None,
            agenda_item_id=(self._live.item_id or None) if here else None,
            said_at=self._live.said_at() if here else None,
        )
        self._read()

    def take_back(self) -> None:
        if self._chosen:
            self._do(lambda: commands.take_back_step(self._store, self._chosen))

    def remove(self) -> None:
        if self._chosen:
            self._do(lambda: commands.remove_project(self._store, self._chosen))

    def by_hand(self) -> list[tuple[str, str]]:
        """Return the steps that may follow without a resolution."""
        sheet = self.sheet()
        steps = next_steps(sheet.line.state) if sheet else ()
        return [(one, label("intake_state", one)) for one in steps if one not in BY_MOTION]

    def proposed(self, step: str) -> tuple[str, int | None]:
        """Return the text of the resolution to come and the amount it starts from."""
        sheet = self.sheet()
        if sheet is None:
            return "", None
        line = sheet.line
        return resolution_text(step, line.title, line.organization, line.amount), line.amount

    def _show(self) -> None:
        sheet = self.sheet()
        self._view.show_project(project_scene(sheet) if sheet else None)

    def _read(self) -> None:
        self._live.refresh()
        self.refresh()

    def _do(self, gesture: Callable[[], object]) -> None:
        self._live.do(gesture)
        self.refresh()


def project_scene(sheet: ProjectSheet) -> ProjectScene:
    """Return a project in words."""
    line = sheet.line
    facts = [
        line.organization, line.body,
        _("demandé : {amount}").format(amount=_money(line.asked)) if line.asked else "",
        _("recommandé : {amount}").format(amount=_money(line.recommended))
        if line.recommended else "",
        _("accordé : {amount}").format(amount=_money(line.decided)) if line.decided else "",
        years_words(line.years),
    ]
    return ProjectScene(
        line.title, " · ".join(part for part in facts if part), sheet.summary,
        tuple(_step(one) for one in sheet.steps), tuple(guidelines_words(sheet.guidelines)),
        sum(not one.answer for one in sheet.guidelines), next_steps(line.state),
    )


def _money(cents: int | None) -> str:
    return fmt.money(cents or 0, short=True)


def _step(one: StepLine) -> str:
    day = fmt.date_short(one.on) if one.on else ""
    parts = (day, label("intake_state", one.state), one.meeting.partition(" · ")[0], one.note)
    return " · ".join(part for part in parts if part)


def _facts(values: Mapping[str, Any]) -> dict[str, Any]:
    years = values["years_supported"]
    return {
        "organization_id": values["organization_id"], "body_id": values["body_id"],
        "asked": values["asked"], "summary": str(values["summary"]),
        "years_supported": int(years) if years is not None else None,
    }
