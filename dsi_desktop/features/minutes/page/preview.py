"""The minutes as they will be printed, read beside the lines while these are written."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.paper import INK, PAPER, anchor, page_of
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 400
_PAUSE_MS = 200


class Previewed(Protocol):
    """The page of the meeting, as its preview sees it."""

    store: Store
    presenter: LivePresenter
    side: Side
    parts: Parts

    def close_panel(self) -> None: ...


class Preview(QWidget):
    """A sheet of paper that follows what is written; Échap or F12 puts it away."""

    def __init__(self, page: Previewed) -> None:
        super().__init__()
        self._page = page
        self._shown = ""
        self._point = ""
        fit(self, lambda: self.setFixedWidth(theme().px(_WIDTH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(label(_("Tel qu’imprimé"), "h2"), 1)
        row.addWidget(icon_button("x", _("Revenir aux présences"), lambda: leave(page)))
        column.addLayout(row)
        self.sheet = QTextBrowser()
        self.sheet.setAccessibleName(_("Procès-verbal tel qu’imprimé"))
        self.sheet.setFrameShape(QFrame.Shape.StyledPanel)
        self.sheet.setOpenLinks(False)
        self.sheet.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.document().setDocumentMargin(18)
        self.sheet.setStyleSheet(f"QTextBrowser {{ background: {PAPER}; color: {INK}; }}")
        column.addWidget(self.sheet, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.read)
        self.read()

    def refresh(self) -> None:
        """Write the page again once the hand that types has a pause."""
        self._later.start()

    def read(self) -> None:
        """Write the page again where it changed; the place read stays in sight."""
        said = page_of(minutes(self._page.store, self._page.presenter.meeting_id))
        if said != self._shown:
            self._shown = said
            bar = self.sheet.verticalScrollBar()
            place = bar.value()
            self.sheet.setHtml(said)
            bar.setValue(place)
        self._follow()

    def _follow(self) -> None:
        """Bring the point that is discussed into sight, once for each point."""
        point = self._page.presenter.scene().point
        if point != self._point:
            self._point = point
            self.sheet.scrollToAnchor(anchor(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap puts the sheet away."""
        if event.key() == Qt.Key.Key_Escape:
            leave(self._page)
        else:
            super().keyPressEvent(event)


def toggle_preview(page: Previewed) -> None:
    """Open the preview beside the lines, or put it away."""
    if isinstance(page.side.beside, Preview):
        leave(page)
        return
    made = Preview(page)
    page.side.open(made)
    page.parts.turn_to("room", lambda: None)


def leave(page: Previewed) -> None:
    """Bring the room back, and the focus to the line."""
    page.side.close_beside()
    page.parts.turn_to("point", page.close_panel)
