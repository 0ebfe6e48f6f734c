"""The history of one record: the line of days, the record as it was, its gestures."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.days_slider import DaysSlider
from dsi_desktop.features.history.page.gestures_card import GesturesCard
from dsi_desktop.features.history.page.then_card import ThenCard
from dsi_desktop.features.history.presenter.record import RecordPresenter, RecordScene
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, Segmented, button, icon_button
from dsi_desktop.ui.widgets.texts import label

_NARROW_BELOW = 860


class RecordView(QWidget):
    """One record through the days. `left` asks for every gesture of the dossier."""

    left = Signal()

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = RecordPresenter(store)
        self.slider = DaysSlider(self._spoken_day)
        self.band = _Band(self.slider, self._step, self.put_back, self.come_back)
        self.then = ThenCard()
        self.gestures = GesturesCard(
            self.presenter.reason, self._choose_gesture, self.undo, self._narrow, self.left.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(16)
        column.addWidget(self.band)
        self.side = Segmented(_("Ce qui est montré"), [
            ("gestures", _("Gestes")), ("then", _("La fiche")),
        ])  # fmt: skip
        self.side.chosen.connect(lambda _key: self._share_room())
        column.addWidget(self.side)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.then, 44)
        row.addWidget(self.gestures, 56)
        column.addLayout(row, 1)
        self.slider.moved.connect(self._choose_day)
        self.slider.stepped.connect(self._step)
        for keys, way in (("Ctrl+Left", -1), ("Ctrl+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self._step(way))

    def focus_target(self) -> QWidget:
        """Return what the keys go to: the line of days, the list when there is no line."""
        return self.gestures.list if self.slider.isHidden() else self.slider

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one card at a time where there is no room for two."""
        self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.side.setVisible(narrow)
        self.then.setVisible(not narrow or self.side.current() == "then")
        self.gestures.setVisible(not narrow or self.side.current() == "gestures")
        self.band.narrow(wanted=narrow)

    def open(self, table: str, row: str) -> None:
        """Show the history of a record."""
        self.presenter.open(table, row, self._desk.today())
        self.show_scene()

    def refresh(self) -> None:
        """Read again."""
        if self.presenter.record[0]:
            self.presenter.refresh()
            self.show_scene()

    def show_scene(self) -> None:
        """Show what the presenter says now."""
        scene = self.presenter.scene()
        self.band.show_scene(scene)
        self.then.show_scene(scene)
        self.gestures.show_scene(scene, self.presenter.gesture)

    def undo(self, gesture: str) -> None:
        """Take a gesture back; nothing is asked, Ctrl+Z does it again."""
        self._try(lambda: self.presenter.undo(gesture))

    def put_back(self) -> None:
        """Put the record as it was on the day looked at."""
        self._try(self.presenter.put_back)

    def come_back(self) -> None:
        """Look at today."""
        self.presenter.choose_day(self._desk.today())
        self.show_scene()
        self.slider.setFocus()

    def _try(self, done: Callable[[], str]) -> None:
        try:
            self._desk.tell(done())
        except DsiError as error:
            self._desk.refuse(error)
        self.refresh()

    def _choose_day(self, day: date) -> None:
        self.presenter.choose_day(day)
        self.show_scene()

    def _choose_gesture(self, gesture: str) -> None:
        self.presenter.choose_gesture(gesture)
        self.show_scene()

    def _step(self, way: int) -> None:
        self.presenter.step(way)
        self.show_scene()

    def _narrow(self, who: str, field: str) -> None:
        self.presenter.narrow(who, field)
        self.show_scene()

    def _spoken_day(self) -> str:
        if not self.presenter.record[0]:
            return ""
        scene = self.presenter.scene()
        chosen = next((line.spoken for line in scene.lines if line.chosen), "")
        return f"{scene.said}. {chosen}".strip()


class _Band(QFrame):
    """Which day is looked at, and the way back as its only filled button."""

    def __init__(
        self, slider: DaysSlider, step: Callable[[int], object], put_back: Callable[[], object],
        come_back: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("leaf")
        self.slider = slider
        self.said, self.note = label("", "h3"), label("", "small", wrap=True)
        self.before = icon_button("chevron-left", _("Geste précédent (Ctrl+←)"), lambda: step(-1))
        self.after = icon_button("chevron-right", _("Geste suivant (Ctrl+→)"), lambda: step(1))
        self.put = button("", put_back)
        self.today: QPushButton = button(_("Revenir à aujourd’hui"), come_back, look="primary")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.said)
        texts.addWidget(self.note)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(Pictogram("history", "accentInk", 20))
        words.addLayout(texts, 1)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        for one in (self.before, self.after, self.put, self.today):
            ways.addWidget(one)
        row = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(slider)

    def narrow(self, *, wanted: bool) -> None:
        """Put the buttons under the words where there is no room beside them."""
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if wanted else way.LeftToRight)
        self.note.setVisible(not wanted)

    def show_scene(self, scene: RecordScene) -> None:
        """Show a day."""
        self.setAccessibleName(scene.said)
        self.said.setText(scene.said)
        self.note.setText(scene.note)
        self.put.setText(_("Remettre la fiche comme le {day}").format(day=scene.day_short))
        self.put.setVisible(scene.past and scene.can_put_back)
        self.today.setVisible(scene.past)
        self.before.setEnabled(any(day < scene.day for day in scene.days))
        self.after.setEnabled(scene.past)
        alone = len(scene.days) < 2 and scene.first == scene.last
        self.slider.setVisible(not alone)
        self.slider.show_days(scene.first, scene.last, scene.day, scene.days)
