"""« À la date du »: a line of months and an exact day, to see the organigramme of another time."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label


class DateStrip(QWidget):
    """The last place of the line is today; `moved` tells the day looked at, None for today."""

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._first = self._today = date.min
        self._past: date | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("À la date du"))
        self.slider.setPageStep(12)
        fit(self.slider, lambda: self.slider.setMinimumHeight(theme().px(28)))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(_("Jour exact de l’organigramme"))
        fit(self.typed, lambda: self.typed.setFixedWidth(theme().px(150)))
        self.back = button(_("Aujourd’hui"), lambda: self.look_at(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.words = label(_("À la date du"), "label")
        for shown, share in ((self.words, 0), (self.slider, 1), (self.typed, 0), (self.back, 0)):
            row.addWidget(shown, share)
        self.slider.valueChanged.connect(self._slid)
        self.typed.editingFinished.connect(self._read)

    def day(self) -> date:
        """Return the day looked at."""
        return self._past or self._today

    def is_past(self) -> bool:
        """Tell whether another day than today is looked at."""
        return self._past is not None

    def show_span(self, first: date | None, today: date) -> None:
        """Let the line go from a first day to today, the day looked at staying."""
        self._first, self._today = min(first or today, today), today
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, _months(self._first, today)))
        self.slider.blockSignals(False)
        self._show()

    def look_at(self, day: date | None) -> None:
        """Look at a day; None, and a day to come, are today."""
        past = None if day is None or day >= self._today else day
        if past == self._past:
            self._show()
            return
        self._past = past
        self._show()
        announce(self.slider, self._spoken())
        self.moved.emit(past)

    def _slid(self, months: int) -> None:
        if months == self.slider.maximum():
            self.look_at(None)
            return
        place = self._first.year * 12 + self._first.month - 1 + months
        self.look_at(max(self._first, date(place // 12, place % 12 + 1, 1)))

    def _read(self) -> None:
        day = fmt.parse_day(self.typed.text(), self._today)
        self.look_at(day or self._past)

    def _show(self) -> None:
        self.slider.blockSignals(True)
        months = _months(self._first, self.day())
        at_end = self._past is None
        self.slider.setValue(self.slider.maximum() if at_end else
                             min(months, self.slider.maximum() - 1))
        self.slider.blockSignals(False)
        self.slider.setAccessibleDescription(self._spoken())
        self.typed.setText(self.day().isoformat())
        self.back.setEnabled(self._past is not None)

    def _spoken(self) -> str:
        said = fmt.date_long(self.day(), with_weekday=False)
        return said if self._past else _("{day}, aujourd’hui").format(day=said)


def _months(first: date, last: date) -> int:
    return max(0, (last.year - first.year) * 12 + last.month - first.month)
