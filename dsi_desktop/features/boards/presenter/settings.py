"""What the dialogs that set a board decide: each gesture is one operation, and undone as one."""

from collections.abc import Callable
from typing import Protocol, Unpack

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.commands.columns import ColumnFields, ColumnLimits
from dsi_desktop.features.boards.queries.settings import (
    BoardSettings,
    ColumnSettings,
    board_settings,
)
from dsi_desktop.features.boards.rules.columns import limit_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext


class SettingsView(Protocol):
    """What the presenter asks of a dialog."""

    def show_settings(self, settings: BoardSettings) -> None:
        """Show how the board is set now."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that reaches cards."""

    def leave(self) -> None:
        """Close: the board is gone."""


class SettingsPresenter:
    """Keeps the settings of one board in sight and turns gestures into commands."""

    def __init__(self, store: Store, view: SettingsView, board_id: str) -> None:
        self._store = store
        self._view = view
        self.board_id = board_id
        self.settings: BoardSettings | None = None

    def refresh(self) -> None:
        self.settings = board_settings(self._store, self.board_id)
        if self.settings is None:
            self._view.leave()
        else:
            self._view.show_settings(self.settings)

    def column(self, column_id: str) -> ColumnSettings | None:
        return next((one for one in self._columns() if one.id == column_id), None)

    def add(self, title: str, state: str, **limits: Unpack[ColumnLimits]) -> str:
        """Add a column at the end. Raises `RuleBroken`: the form shows why."""
        made = commands.add_column(self._store, self.board_id, title, state, **limits)
        self.refresh()
        return made

    def edit(self, column_id: str, **fields: Unpack[ColumnFields]) -> bool:
        """Change a column; asks first when its cards would change state. Raises `RuleBroken`."""
        question = self.question_before(column_id, fields.get("state", ""))
        if question and not self._view.confirm(question, _("Changer l’état")):
            return False
        commands.edit_column(self._store, column_id, **fields)
        self.refresh()
        return True

    def question_before(self, column_id: str, state: str) -> str:
        """Return what is asked before a column changes the state of its cards, "" for nothing."""
        column = self.column(column_id)
        if column is None or not column.cards or state in ("", column.state):
            return ""
        return ngettext(
            "La carte de « {column} » passera à l’état « {state} ». Continuer ?",
            "Les {n} cartes de « {column} » passeront à l’état « {state} ». Continuer ?",
            column.cards,
        ).format(
            n=column.cards, column=column.title, state=vocabulary.label("task_state", state)
        )

    def move(self, column_id: str, step: int) -> None:
        """Carry a column to the left or to the right."""
        keys = [one.id for one in self._columns()]
        if column_id not in keys:
            return
        place = keys.index(column_id) + step
        if 0 <= place < len(keys):
            rest = [key for key in keys if key != column_id]
            after = rest[place - 1] if place else None
            self._do(lambda: commands.move_column(self._store, column_id, after))

    def fold(self, column_id: str) -> None:
        """Fold a column, or unfold it."""
        column = self.column(column_id)
        if column is not None:
            folded = not column.collapsed
            self._do(lambda: commands.fold_column(self._store, column_id, folded=folded))

    def remove(self, column_id: str) -> None:
        """Take an empty column away."""
        self._do(lambda: commands.remove_column(self._store, column_id))

    def set_lanes(self, swimlanes: str, lane_limit: int | None, lane_mode: str) -> None:
        """Choose the lanes. Raises `RuleBroken`: the form shows why."""
        now = self.settings
        if now is None or (swimlanes, lane_limit, lane_mode) == (
            now.swimlanes, now.lane_limit, now.lane_mode,
        ):
            return
        commands.set_lanes(
            self._store, self.board_id, swimlanes=swimlanes, lane_limit=lane_limit,
            lane_mode=lane_mode,
        )  # fmt: skip
        self.refresh()

    def choose_totals(self, names: tuple[str, ...]) -> None:
        if self.settings is not None and names != self.settings.totals:
            self._do(lambda: commands.choose_totals(self._store, self.board_id, names))

    def set_rule(self, effect: str, *, active: bool, column_id: str | None = None) -> None:
        self._do(
            lambda: commands.set_rule(
                self._store, self.board_id, effect, active=active, column_id=column_id
            )
        )

    def _columns(self) -> tuple[ColumnSettings, ...]:
        return self.settings.columns if self.settings is not None else ()

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except DsiError as error:
            self.refresh()
            self._view.refuse(error)
            return
        self.refresh()


def spoken(column: ColumnSettings) -> str:
    """Say a column whole: its name, its state, its limits, its cards."""
    parts = [
        column.title,
        _("cartes à l’état « {state} »").format(
            state=vocabulary.label("task_state", column.state)),
        limit_words(column.wip_limit, column.lane_limit, column.wip_mode),
        ngettext("{n} carte", "{n} cartes", column.cards).format(n=column.cards),
        _("repliée") if column.collapsed else "",
    ]
    return ", ".join(part for part in parts if part)
