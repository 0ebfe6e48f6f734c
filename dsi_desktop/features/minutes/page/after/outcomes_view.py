"""What each decision became: follow-ups and actions, made and opened from here."""

from PySide6.QtCore import Qt

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.after.executing import ask_action, ask_task
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed, Lines
from dsi_desktop.features.minutes.page.leading import lead_to
from dsi_desktop.features.minutes.queries import OutcomeLine
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.widgets.buttons import button

_INSET = "\N{NO-BREAK SPACE}" * 5


class OutcomesView(AfterView):
    """Decisions and what executes them, as they stand today."""

    def __init__(self, page: Followed) -> None:
        super().__init__(page)
        self.list = Lines(
            _("Suites des décisions"),
            [
                Column(_("Nature"), lambda one: one.level * _INSET + one.word,
                                    spoken=lambda one: one.word),
                Column(_("Texte"), lambda one: spaced(one.title),
                                    tip=lambda one: spaced(one.title)),
                Column(_("Par qui, pour quand"), _who),
                Column(_("État"), lambda one: one.state),
            ],
            lambda one: (one.kind, one.id), self._open, 136, 160, 150, 78, stretch=1,
        )  # fmt: skip
        self.list.wrap()
        self.column.addWidget(self.list, 1)
        self.task = button(_("Suivi… (T)"), self._add_task)
        self.action = button(_("Action du plan… (A)"), self._add_action)
        self.done = button(_("Fait (F)"), self._finish)
        self.opener = button(_("Ouvrir"), self._open_one)
        self.add_row(self.task, self.action, self.done, self.opener)
        self.column.addStretch()
        self.list.acts = {
            Qt.Key.Key_T: self._add_task, Qt.Key.Key_A: self._add_action,
            Qt.Key.Key_F: self._finish,
        }
        self.list.selectionModel().currentRowChanged.connect(lambda *_at: self._allow())

    def refresh(self) -> None:
        """Read again, whatever was moved elsewhere."""
        found = queries.outcomes(self.store, self.meeting_id, self.page.desk.today())
        decided = sum(1 for one in found if one.kind in ("motion", "decision"))
        bare = _without_sequel(found)
        said = _("Cette rencontre n’a encore rien décidé.")
        if decided:
            said = ngettext("{n} décision", "{n} décisions", decided).format(n=decided)
            if bare:
                said += ngettext(
                    ", {n} sans suivi ni action", ", {n} sans suivi ni action", bare
                ).format(n=bare)
        self.say(said)
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self._allow()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        line = self.list.in_hand()
        decides = line is not None and line.kind in ("motion", "decision")
        self.task.setEnabled(decides)
        self.action.setEnabled(decides)
        self.done.setEnabled(line is not None and line.kind == "task")
        self.opener.setEnabled(line is not None)

    def _add_task(self) -> None:
        line = self.list.in_hand()
        if line is not None and self.task.isEnabled():
            ask_task(self, self.page, line)

    def _add_action(self) -> None:
        line = self.list.in_hand()
        if line is not None and self.action.isEnabled():
            ask_action(self, self.page, line)

    def _finish(self) -> None:
        line = self.list.in_hand()
        if line is not None and line.kind == "task":
            self.page.presenter.do(lambda: tasks.complete_task(self.store, line.id))

    def _open_one(self) -> None:
        line = self.list.in_hand()
        if line is not None:
            self._open(line)

    def _open(self, line: OutcomeLine) -> None:
        if line.line_id:
            lead_to(self.page, line.item_id, line.line_id)
        else:
            self.page.desk.open_record(line.kind, line.id)


def _who(line: OutcomeLine) -> str:
    due = _("{due}, en retard").format(due=line.due) if line.late else line.due
    return spaced(" · ".join(part for part in (line.who, due) if part))


def _without_sequel(found: tuple[OutcomeLine, ...]) -> int:
    """Count the decisions that nothing executes yet."""
    levels = [one.level for one in found[1:]] + [0]
    return sum(
        1 for one, below in zip(found, levels[:len(found)], strict=True)
        if one.kind in ("motion", "decision") and not below
    )
