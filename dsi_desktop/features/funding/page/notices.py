"""What there is to see to in the montage, each line leading to its record."""

from collections.abc import Callable, Sequence
from functools import partial

from dsi_desktop.features.funding.rules.mix import Notice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_MOST = 60


class NoticePanel(SidePanel):
    """Alarms first, in red with a sign; what only waits for a choice after."""

    def __init__(self, opened: Callable[[Notice], object]) -> None:
        super().__init__(372)
        self._opened = opened
        self.lines: list[RecordLine] = []
        self.title.say(_("À voir dans le montage"))
        self.setAccessibleName(_("À voir dans le montage"))
        self.close_button.setAccessibleName(_("Fermer ce qu’il y a à voir"))
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; close when there is nothing more to see to."""
        self.empty()
        self.lines = [_line(one, partial(self._opened, one)) for one in notices[:_MOST]]
        for line in self.lines:
            self.body.addWidget(line)
        if len(notices) > _MOST:
            self.body.addWidget(label(
                _("et {n} autres").format(n=len(notices) - _MOST), "muted"))
        self.body.addStretch()
        if not notices and not self.isHidden():
            self.leave()

    def begin(self) -> None:
        """Show, the keyboard on the first."""
        self.show()
        (self.lines[0] if self.lines else self.close_button).setFocus()


def _line(one: Notice, clicked: Callable[[], object]) -> RecordLine:
    sign, key = ("alert-triangle", "danger") if one.alarm else ("circle-dashed", "warn")
    line = RecordLine(Record(one.name, one.what, icon_name=sign, icon_key=key), clicked)
    line.setToolTip(plain_tip(one.text))
    return line
