"""Ctrl+K: over the page, one field that goes anywhere and does anything by its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import clean
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.shell.hits import Hit, listed, narrowed
from dsi_desktop.ui.shell.palette_list import PaletteDelegate, PaletteModel
from dsi_desktop.ui.shell.shortcuts import spoken
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

_PAUSE = 60
_RECENT = 5
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
Find = Callable[[str], Sequence[Hit]]


class Palette(QWidget):
    """Covers the window while it is open; Échap gives the focus back to where it was."""

    def __init__(self, over: QWidget, find: Find) -> None:
        super().__init__(over)
        self._over = over
        self._find = find
        self._before: QWidget | None = None
        self._recent: list[Hit] = []
        self.model = PaletteModel()
        self.field = QLineEdit()
        self.list = Listing(_("Résultats"), self.model, self._open)
        self._delegate = PaletteDelegate(self.list)
        self._count = label("", "muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        self._lay_out()
        self.hide()

    def appear(self) -> None:
        """Open, empty, over everything."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.field.clear()
        self.search()
        self.show()
        self.raise_()
        self.field.setFocus()

    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def search(self) -> None:
        """Show what answers the words typed."""
        self._pause.stop()
        typed = clean(self.field.text())
        hits = self._recent + list(self._find("")) if not typed.strip() else self._find(typed)
        self._delegate.words = narrowed(typed)[1]
        self.model.show(listed(hits))
        first = next((at for at, line in enumerate(self.model.rows) if line.hit), -1)
        self.list.setCurrentIndex(self.model.index(first, 0) if first >= 0 else QModelIndex())
        self.list.scrollToTop()
        said = ngettext("{n} résultat", "{n} résultats", len(hits)).format(n=len(hits))
        if not hits:
            said = _("Rien pour « {words} »").format(words=typed.strip())
        self._count.setText(said)
        if self.isVisible():
            announce(self.field, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap closes; the arrows move in the list while the field keeps the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.search()
            self._open(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page behind."""
        shade = QColor(theme().colour("shadow"))
        shade.setAlphaF(0.38)
        QPainter(self).fillRect(self.rect(), shade)

    def _move(self, step: int) -> None:
        at = self.list.currentIndex().row()
        rows = self.model.rows
        places = [place for place, line in enumerate(rows) if line.hit]
        if not places:
            return
        now = places.index(at) if at in places else 0
        index = self.model.index(places[max(0, min(len(places) - 1, now + step))], 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        announce(self.field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _open(self, index: QModelIndex) -> None:
        hit = self.model.row(index).hit if index.isValid() else None
        if hit is None:
            return
        if hit.kind:
            others = [one for one in self._recent if (one.kind, one.title) != (hit.kind, hit.title)]
            self._recent = [hit, *others][:_RECENT]
        self.leave()
        hit.act()

    def _lay_out(self) -> None:
        self.setAccessibleName(_("Chercher et commander"))
        self._panel = QFrame(self)
        self._panel.setObjectName("palette")
        self.field.setAccessibleName(_("Chercher une fiche, une page, une commande"))
        self.field.setPlaceholderText(_("Une fiche, une page, une commande"))
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._open)
        top = QHBoxLayout()
        top.setContentsMargins(18, 12, 18, 12)
        top.setSpacing(12)
        top.addWidget(Pictogram("search", "text2", 22))
        top.addWidget(self.field, 1)
        top.addWidget(self._count)
        top.addWidget(label(_("Échap"), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 8)
        foot.setSpacing(6)
        for keys, words in (("Up", ""), ("Down", _("choisir")), ("Return", _("ouvrir"))):
            foot.addWidget(label(spoken(keys), "key"))
            foot.addWidget(label(words, "muted"))
            foot.addSpacing(8 if words else 0)
        foot.addStretch()
        foot.addWidget(label(_("@ personne    # décision    > commande"), "muted"))
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(_line())
        inside = QHBoxLayout()
        inside.setContentsMargins(10, 4, 10, 6)
        inside.addWidget(self.list)
        column.addLayout(inside, 1)
        column.addWidget(_line())
        column.addLayout(foot)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Stand in the upper middle of the window."""
        look = theme()
        width = min(look.px(680), self.width() - look.px(48))
        height = min(look.px(560), self.height() - look.px(96))
        top = min(look.px(72), (self.height() - height) // 2)
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
