"""What waits for a meeting, and the gesture that puts it on the agenda."""

from PySide6.QtCore import Signal

from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_SHOWN = 2
_ICONS = {"representation": "speakerphone", "mandate": "flag"}


class ProposalsCard(Card):
    """Hidden while nothing waits; `taken` asks for all of it on the agenda."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__(_("Points proposés"), "list-check")
        self.hide()

    def show_proposals(self, found: tuple[Proposal, ...]) -> None:
        """Show two of them, and how many more."""
        self.empty()
        for one in found[:_SHOWN]:
            self.body.addWidget(RecordLine(
                Record(one.title, one.why, icon_name=_ICONS[one.source])
            ))  # fmt: skip
        more = len(found) - _SHOWN
        if more > 0:
            said = ngettext("et {n} autre", "et {n} autres", more).format(n=more)
            self.body.addWidget(label(said, "muted"))
        self.body.addWidget(button(
            _("Mettre à l’ordre du jour"), self.taken.emit, icon_name="plus"
        ))  # fmt: skip
        self.setVisible(bool(found))
