"""What lacks, beside the table: the list, and what can be done about the line in hand."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dsi_desktop.features.coverage.page.gap_list import GapList
from dsi_desktop.features.coverage.presenter.screens import Panel, PanelLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.texts import Elided, label


class GapPanel(QFrame):
    """`mend` and `put_aside` act on a line; `back` lists the gaps again."""

    def __init__(
        self, mend: Callable[[PanelLine], object], put_aside: Callable[[PanelLine], object],
        opened: Callable[[str, str], object], back: Callable[[], object],
        copied: Callable[[], str], told: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("panel")
        self._mend, self._put_aside, self._opened = mend, put_aside, opened
        self._copied, self._told = copied, told
        self._records = False
        self.title = Elided("", "h3")
        self.back = icon_button("arrow-left", _("Revenir aux manques"), back)
        self.copy = button(_("Copier la liste"), self.copy_list, look="link")
        self.list = GapList()
        self.words = label("", "muted", wrap=True)
        self.mend = button("", self._mend_now, look="primary")
        self.aside = button("", self._put_aside_now)
        self.open = button(_("Ouvrir la fiche"), self._open_now)
        self._lay_out()
        self.list.pointed.connect(self.offer)
        self.list.mended.connect(self._enter)
        self.list.opened.connect(self._open_now)
        self.list.put_aside.connect(self._put_aside_now)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.setSpacing(4)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(flowing(self.mend, self.aside, self.open))
        self.setFocusProxy(self.list)

    def show_panel(self, panel: Panel) -> None:
        """Show the gaps, or the records of a cell."""
        self._records = panel.records
        self.setAccessibleName(", ".join(part for part in (panel.title, panel.words) if part))
        self.title.say(panel.title)
        self.back.setVisible(panel.records)
        self.words.setText(panel.words)
        self.words.setVisible(bool(panel.words))
        self.copy.setEnabled(bool(panel.lines))
        self.list.show_panel(panel)
        self.offer()

    def copy_list(self) -> None:
        """Put the list on the clipboard, as text."""
        QGuiApplication.clipboard().setText(self._copied())
        self._told(_("La liste est copiée."))

    def offer(self) -> None:
        """Show what can be done about the line in hand."""
        line = self.list.in_hand()
        gap = line.gap if line else None
        self.mend.setVisible(gap is not None and gap.aside is None)
        self.aside.setVisible(gap is not None)
        self.open.setVisible(line is not None and line.opens is not None)
        if line is not None and gap is not None:
            self.mend.setText(line.mending)
            self.aside.setText(
                _("Écarter avec un motif…") if gap.aside is None else _("Reprendre ce manque")
            )

    def _enter(self) -> None:
        line = self.list.in_hand()
        if line is None:
            return
        if line.gap is None or line.gap.aside is not None:
            self._open_now()
        else:
            self._mend(line)

    def _mend_now(self) -> None:
        if line := self.list.in_hand():
            self._mend(line)

    def _put_aside_now(self) -> None:
        line = self.list.in_hand()
        if line is not None and line.gap is not None:
            self._put_aside(line)

    def _open_now(self) -> None:
        line = self.list.in_hand()
        if line is not None and line.opens is not None:
            self._opened(*line.opens)
