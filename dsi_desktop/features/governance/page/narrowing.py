"""What the organigramme is narrowed to: kinds, sectors, territories, one organisation, arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.governance.rules import chart_filter
from dsi_desktop.features.governance.rules.chart_arrows import kinds_drawn, look_of
from dsi_desktop.features.governance.rules.chart_filter import Sieve
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.texts import label

_SAMPLE = QSize(30, 16)


class Narrowing(QWidget):
    """Two rows of choices; `changed` when any of them does, `arrows_changed` for the legend."""

    changed = Signal()
    arrows_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = _box(_("Type d’instance"))
        self._sector = _box(_("Secteur des organisations"))
        self._area = _box(_("Territoire"))
        self.closed = QCheckBox(_("Instances closes"))
        self._hidden: set[str] = set()
        self._shown: list[tuple[str, str]] = []
        self._toggles: dict[str, QCheckBox] = {}
        for box in (self._kind, self._sector, self._area):
            box.activated.connect(lambda _at: self.changed.emit())
        self.closed.toggled.connect(lambda _on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(flowing(self._kind, self._sector, self._area, self.closed))
        self._legend = QVBoxLayout()
        column.addLayout(self._legend)

    def sieve(self) -> Sieve:
        """Return what is asked of a body."""
        return Sieve(*(str(box.currentData() or "")
                       for box in (self._kind, self._sector, self._area)))

    def hidden(self) -> frozenset[str]:
        """Return the kinds of arrows that are not drawn."""
        return frozenset(self._hidden)

    def narrows(self) -> bool:
        """Tell whether something is left out or added."""
        return bool(self.sieve()) or bool(self._hidden) or self.closed.isChecked()

    def forget(self) -> None:
        """Ask for nothing any more."""
        for box in (self._kind, self._sector, self._area):
            box.setCurrentIndex(0)
        self.closed.setChecked(False)
        self.changed.emit()

    def offer(self, bodies: Sequence[ChartBody], relations: Sequence[ChartRelation]) -> None:
        """Offer what these bodies and arrows hold; choices stay."""
        _fill(self._kind, _("Tous les types"), [
            (kind, vocabulary.label("body_kind", kind)) for kind in chart_filter.kinds(bodies)])
        _fill(self._sector, _("Tous les secteurs"), [
            (sector, vocabulary.label("sector", sector))
            for sector in chart_filter.sectors(bodies)])
        _fill(self._area, _("Tous les territoires"), chart_filter.areas(bodies))
        drawn = kinds_drawn(relations)
        if drawn != self._shown:
            self._shown = drawn
            self._draw_legend()

    def _draw_legend(self) -> None:
        clear(self._legend)
        self._toggles = {}
        told: list[QWidget] = [label(_("Relations"), "label")] if self._shown else []
        for kind, word in self._shown:
            toggle = QCheckBox(word)
            toggle.setAccessibleName(_("Montrer la relation « {word} »").format(word=word))
            toggle.setChecked(kind not in self._hidden)
            toggle.toggled.connect(lambda on, kind=kind: self._toggle(kind, on=on))
            self._toggles[kind] = toggle
            told.append(_pair(_Sample(kind), toggle))
        self._legend.addWidget(flowing(*told))

    def _toggle(self, kind: str, *, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(kind)
        self.arrows_changed.emit()


class _Sample(QWidget):
    """The line of a kind of arrow, as the drawing has it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._look = look_of(kind)
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme().hue(self._look.hue).solid), 2)
        pen.setStyle(Qt.PenStyle.DashLine if self._look.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        middle, end = self.height() // 2, self.width() - 4
        painter.drawLine(2, middle, end, middle)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(end - 5, middle - 4, end, middle)
        painter.drawLine(end - 5, middle + 4, end, middle)


class SeatSearch(QComboBox):
    """« Où siège… »: one organisation, whose bodies stand out; `asked` tells its id or ""."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Où siège cette organisation?"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.activated.connect(lambda _at: self.asked.emit(self.chosen()))

    def chosen(self) -> str:
        """Return the organisation looked for, "" for none."""
        return str(self.currentData() or "")

    def offer(self, organizations: Sequence[tuple[str, str]]) -> None:
        """Offer the organisations; the one looked for stays."""
        _fill(self, _("Où siège…"), organizations)


def _pair(sample: QWidget, toggle: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(sample)
    row.addWidget(toggle)
    return holder


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


def _fill(box: QComboBox, everything: str, options: Sequence[tuple[str, str]]) -> None:
    kept = box.currentData()
    box.clear()
    box.addItem(everything, "")
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(kept), 0))
