"""Undo and redo as two actions that say what they would do."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.shell.hits import Hit, command_hit
from dsi_desktop.ui.shell.shortcuts import shell_keys, spoken


class Undoing(Protocol):
    """The dossier's own memory of what was just done."""

    def labels(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would do, in the language of the screen."""

    def undo(self) -> None:
        """Take back the last operation of this window."""

    def redo(self) -> None:
        """Do it again."""


class UndoActions:
    """« Annuler : Consigner une résolution », Ctrl+Z; nothing to undo before the door is open."""

    def __init__(self, owner: QWidget) -> None:
        self._undoing: Undoing | None = None
        self.undo = _action(owner, "arrow-back-up", "undo", lambda: self._step(back=True))
        self.redo = _action(owner, "arrow-forward-up", "redo", lambda: self._step(back=False))
        self.show()

    def follow(self, undoing: Undoing) -> None:
        """Walk this dossier's operations from now on."""
        self._undoing = undoing
        self.show()

    def show(self) -> None:
        """Write on both what they would do now."""
        done, undone = self._undoing.labels() if self._undoing else (None, None)
        for action, words, said in (
            (self.undo, _("Annuler"), done), (self.redo, _("Rétablir"), undone),
        ):  # fmt: skip
            action.setEnabled(bool(said))
            action.setText(_("{verb} : {label}").format(verb=words, label=said) if said else words)
            keys = spoken(action.shortcut().toString())
            action.setToolTip(f"{action.text()} ({keys})")

    def hits(self) -> list[Hit]:
        """Return the lines of the palette for those that have something to do."""
        return [
            command_hit(action.text(), name, action.trigger, action.shortcut().toString())
            for action, name in ((self.undo, "arrow-back-up"), (self.redo, "arrow-forward-up"))
            if action.isEnabled()
        ]

    def _step(self, *, back: bool) -> None:
        if self._undoing is not None:
            if back:
                self._undoing.undo()
            else:
                self._undoing.redo()
            self.show()


def _action(owner: QWidget, icon_name: str, command: str, done: Callable[[], None]) -> QAction:
    made = QAction(icon(icon_name), "", owner)
    made.setShortcut(QKeySequence(shell_keys(command)))
    made.triggered.connect(lambda _on=False: done())
    owner.addAction(made)
    return made
