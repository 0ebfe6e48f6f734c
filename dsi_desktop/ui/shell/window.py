"""The one window of the program: the welcome page, or an open dossier, and what floats over it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.toast import Toast
from dsi_desktop.ui.shell.workplace import Workplace

_SUFFIX = ".dsi"


class Window(QMainWindow):
    """`painted` once, after the first frame; `dropped` tells a dossier let go over the window."""

    painted = Signal()
    closing = Signal()
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self.setMinimumSize(720, 480)
        self.toast = Toast(self, self._header_room)
        self._seen = False
        self._name = ""
        self.say_state("")

    def show_body(self, body: QWidget) -> None:
        """Show another body; the one before is taken away."""
        before = self.takeCentralWidget()
        self.setCentralWidget(body)
        if before is not None:
            before.hide()
            before.deleteLater()
        self.toast.raise_()
        body.setFocus()

    @property
    def workplace(self) -> Workplace | None:
        """The open dossier, None on the welcome page."""
        body = self.centralWidget()
        return body if isinstance(body, Workplace) else None

    def name(self, name: str) -> None:
        """Say whose dossier the window holds."""
        self._name = name

    def say_state(self, words: str) -> None:
        """Write « DSI Charlevoix — Enregistré » in the title."""
        title = self._name or _("DSI Desktop")
        self.setWindowTitle(f"{title} — {words}" if words else title)

    def tell(self, sentence: str, *, refusal: bool = False) -> None:
        """Show and announce a passing sentence."""
        self.toast.say(sentence, refusal=refusal)

    def _header_room(self) -> QRect:
        if self.workplace is None:
            return QRect()
        header = self.workplace.header
        room = header.free_room()
        return QRect(header.mapTo(self, room.topLeft()), room.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the system to ask for the first frame."""
        super().showEvent(event)
        surface = self.windowHandle()
        if not self._seen:
            surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt paints within this event: what is posted here happens after the first frame.

        The paint of the window itself is no sign: an opaque body covers it, and it has none.
        """
        if event.type() == QEvent.Type.Expose and not self._seen:
            self._seen = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 shows the keys, unless the page answered it first."""
        if event.key() == Qt.Key.Key_F1 and self.workplace is not None:
            self.workplace.show_keys()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence in the middle."""
        super().resizeEvent(event)
        self.toast.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one dossier."""
        if _dossier_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dossier let go."""
        path = _dossier_in(event)
        if path:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the dossier be closed before the window goes."""
        self.closing.emit()
        super().closeEvent(event)


def _dossier_in(event: QDropEvent) -> str:
    paths = [url.toLocalFile() for url in event.mimeData().urls()]
    return paths[0] if len(paths) == 1 and paths[0].endswith(_SUFFIX) else ""
