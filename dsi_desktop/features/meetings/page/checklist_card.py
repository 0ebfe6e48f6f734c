"""What is left to do before the convocation leaves; each line leads to what settles it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from dsi_desktop.features.meetings.page.convening import warning_look, written
from dsi_desktop.features.meetings.rules.checklist import Check
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card, clear
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

Act = Callable[[str], object]


class ChecklistCard(Card):
    """Six lines computed from the facts, then the button that calls the meeting."""

    def __init__(self, act: Act) -> None:
        super().__init__(_("Convocation"), "send")
        self._act = act
        self.share = Pill("", "warnSoft", "warn")
        self.head.addWidget(self.share)
        self.checks: tuple[Check, ...] = ()
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.body.addLayout(self.lines)
        self.words = label("", "muted", wrap=True)
        self.body.addWidget(self.words)
        self.warnings = label("", "", wrap=True)
        self.body.addWidget(self.warnings)
        self.convene = button(
            _("Préparer la convocation"), lambda: act("convene"), look="primary", icon_name="send"
        )
        self.body.addWidget(self.convene)
        self.body.setSpacing(8)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show how far one is; nothing once the meeting is past being called."""
        done = sum(one.done for one in checks)
        self.share.setVisible(bool(checks))
        whole = done == len(checks)
        self.share.say(
            _("{n} sur {all}").format(n=done, all=len(checks)),
            "okSoft" if whole else "warnSoft", "ok" if whole else "warn",
        )
        if tuple(checks) == self.checks:
            return
        self.checks = tuple(checks)
        clear(self.lines)
        for one in checks:
            self.lines.addWidget(RecordLine(_record(one), partial(self._act, one.act)))

    def warn(self, sentences: tuple[str, ...]) -> None:
        """Say whom this meeting would tire, while it is still to come."""
        self.warnings.setStyleSheet(warning_look())
        self.warnings.setText(written(sentences))
        self.warnings.setVisible(bool(sentences))


def _record(check: Check) -> Record:
    if check.done:
        return Record(check.text, icon_name="circle-check", icon_key="ok")
    if check.late:
        return Record(check.text, check.note, icon_name="alert-triangle", icon_key="danger")
    return Record(check.text, check.note, icon_name="circle-dashed")
