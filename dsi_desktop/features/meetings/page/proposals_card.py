"""What waits for a meeting, why, and the gesture that puts it on the agenda."""

from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_SHOWN = 3
_MOST = 12
_ICONS = MappingProxyType({
    "adoption": "file-check", "task": "flag", "agenda_item": "arrow-forward-up",
    "backlog_item": "bulb", "tabling": "file-text", "project_intake": "coins",
    "post": "armchair", "membership": "user-check", "mandate": "flag",
    "representation": "speakerphone", "action": "target-arrow",
})


class ProposalsCard(Card):
    """Hidden while nothing waits; `taken` asks for some of it on the agenda."""

    taken = Signal(tuple)

    def __init__(self) -> None:
        super().__init__(_("Points proposés"), "bulb")
        self.count = label("", "muted")
        self.head.addWidget(self.count)
        self.body.setSpacing(4)
        self.found: tuple[Proposal, ...] = ()
        self._minutes = 0
        self._whole = False
        self.hide()

    def show_proposals(self, found: tuple[Proposal, ...], minutes: int = 0) -> None:
        """Show the first ones, and by how many minutes all of them would lengthen the agenda."""
        if found != self.found:
            self._whole = False
        self.found, self._minutes = found, minutes
        self.empty()
        self.count.setText(str(len(found)))
        for one in found[:_MOST if self._whole else _SHOWN]:
            self.body.addLayout(self._line(one))
        if found:
            self.body.addLayout(self._foot())
        self.setVisible(bool(found))

    def take_first(self) -> None:
        """Put the first one on the agenda."""
        if self.found:
            self.taken.emit(self.found[:1])

    def _line(self, one: Proposal) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        icon_name = "alert-triangle" if one.late else _ICONS[one.source]
        row.addWidget(RecordLine(Record(one.title, one.why, icon_name=icon_name)), 1)
        words = _("Mettre à l’ordre du jour : {title}").format(title=one.title)
        row.addWidget(icon_button(
            "circle-plus", words, lambda: self.taken.emit((one,)), "accent"
        ))  # fmt: skip
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        more = len(self.found) - _SHOWN
        if more > 0 and not self._whole:
            said = ngettext("{n} autre", "{n} autres", more).format(n=more)
            row.addWidget(button(said, self._open, look="link"))
        elif len(self.found) > _MOST:
            more = len(self.found) - _MOST
            said = ngettext("et {n} autre", "et {n} autres", more).format(n=more)
            row.addWidget(label(said, "muted"))
        row.addStretch()
        text = _("Mettre à l’ordre du jour")
        if len(self.found) > 1:
            text = _("Tout ajouter (+ {n} min)").format(n=self._minutes)
        self.all = button(text, lambda: self.taken.emit(self.found), look="quiet")
        row.addWidget(self.all)
        return row

    def _open(self) -> None:
        self._whole = True
        self.show_proposals(self.found, self._minutes)
