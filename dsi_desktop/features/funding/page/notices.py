"""What there is to see to in the montage, each line leading to its record."""

from collections.abc import Callable, Sequence
from functools import partial

from dsi_desktop.features.funding.presenter.mix import Notice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.texts import label

_MOST = 60


class NoticePanel(SidePanel):
    """Alarms first, in red with a sign; what only waits for a choice after."""

    def __init__(self, opened: Callable[[Notice], object]) -> None:
        super().__init__(340)
        self._opened = opened
        self.title.say(_("À voir dans le montage"))
        self.setAccessibleName(_("À voir dans le montage"))
        self.close_button.setAccessibleName(_("Fermer ce qu’il y a à voir"))
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; close when there is nothing more to see to."""
        self.empty()
        for one in notices[:_MOST]:
            line = button(
                one.text, partial(self._opened, one), look="quiet",
                icon_name="alert-triangle" if one.alarm else "circle-dashed")
            line.setToolTip(plain_tip(one.text))
            line.setStyleSheet("text-align: left")
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
        self.close_button.setFocus()
