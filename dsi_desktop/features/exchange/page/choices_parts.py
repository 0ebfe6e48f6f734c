"""What stands around the versions: the title over them, what both knew, the ways out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Pictogram, button, icon_button
from dsi_desktop.ui.widgets.compared import ComparedText
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_LOW, _HIGH = 50, 70


class Heading(QWidget):
    """The name of the record, its kind, what was done, and the way to the other choices."""

    def __init__(self, step: Callable[[int], object]) -> None:
        super().__init__()
        self.title, self.kind = Elided("", "h1"), Pill("", "surface2", "text2")
        self.note, self.place = label("", "muted", wrap=True), label("", "muted")
        self.former = icon_button("chevron-left", _("Précédente (Alt+↑)"), lambda: step(-1))
        self.next = icon_button("chevron-right", _("Suivante (Alt+↓)"), lambda: step(1))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for part in (self.kind, self.place, self.former, self.next):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)

    def show_scene(self, scene: DecisionScene, *, several: bool) -> None:
        """Show what is to decide; `several`: there is a next one."""
        self.title.say(scene.title)
        self.kind.say(scene.pill)
        self.note.setText(scene.note)
        self.place.setText(scene.place)
        for part in (self.place, self.former, self.next):
            part.setVisible(several)


class Earlier(QFrame):
    """The last value that both copies knew, with who wrote it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("earlier")
        self.title, self.by = label("", "label"), Elided("", "muted")
        self.text = ComparedText(_("Avant"), "m")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pictogram("history"))
        row.addWidget(self.title)
        row.addWidget(self.by, 1)
        self.by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.text)

    def show_scene(self, scene: DecisionScene) -> None:
        """Show the value; a removal has none."""
        self.setVisible(bool(scene.base_title))
        self.title.setText(scene.base_title)
        self.by.say(scene.base_by)
        self.text.show_pieces([("same", scene.base)])
        self.text.fit_text(_LOW if scene.proposal else _HIGH)


class Foot(QWidget):
    """Whose clocks, which reception; to take it back, or to decide later."""

    def __init__(self, cancel: Callable[[], object], put_off: Callable[[], object]) -> None:
        super().__init__()
        self.note, self.received = label("", "small", wrap=True), Elided("", "small")
        self.cancel = button(_("Annuler la réception"), cancel, look="quiet")
        self.put_off = button(_("Décider plus tard"), put_off, look="quiet", tip="P")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.note, 1)
        end = QHBoxLayout()
        end.setSpacing(8)
        end.addWidget(self.received, 1)
        self.received.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (self.cancel, self.put_off):
            end.addWidget(part)
        self._row.addLayout(end, 2)

    def lay(self, *, narrow: bool) -> None:
        """Put the ways out under the note when they have no room beside it."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_reception(self, words: str) -> None:
        """Say what was received last; without a reception there is none to take back."""
        self.received.say(words)
        self.cancel.setVisible(bool(words))
