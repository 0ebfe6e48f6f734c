"""What stands above the tree: which chantier, which state, how many are late."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.queries import Choice, PlanTree
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.texts import Elided


class PlanBar(QWidget):
    """Filters and counters; a counter filters when it is pressed."""

    body_chosen = Signal(str)
    state_chosen = Signal(str)
    late_pressed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.bodies = _box(_("Filtrer par chantier"), self.body_chosen)
        self.states = _box(_("Filtrer par état"), self.state_chosen)
        self.late = QPushButton()
        self.late.setCheckable(True)
        self.late.setIcon(icon("flag"))
        side = theme().px(16)
        self.late.setIconSize(QSize(side, side))
        self.late.toggled.connect(self.late_pressed)
        self._said = Elided("", "muted")
        row.addWidget(self._said, 1)
        row.addWidget(flowing(self.bodies, self.states, self.late, wide=True))
        self.states.addItem(_("État\N{NO-BREAK SPACE}: tous"), "")
        for key, _word in vocabulary.options("action_state"):
            self.states.addItem(icon(words.SHAPES[key]), words.state_word(key), key)

    def show_bodies(self, chantiers: Sequence[Choice]) -> None:
        kept = self.bodies.currentData() or ""
        self.bodies.clear()
        self.bodies.addItem(_("Chantier\N{NO-BREAK SPACE}: tous"), "")
        for choice in chantiers:
            self.bodies.addItem(choice.name, choice.id)
        self.bodies.setCurrentIndex(max(0, self.bodies.findData(kept)))

    def show_counts(self, whole: PlanTree) -> None:
        late = ngettext("{n} en retard", "{n} en retard", whole.late).format(n=whole.late)
        self.late.setText(late)
        self.late.setEnabled(bool(whole.late) or self.late.isChecked())
        done = sum(issue.rollup.achieved for issue in whole.issues)
        every = sum(issue.rollup.actions for issue in whole.issues)
        said = _("{done} actions sur {every} réalisées ou récurrentes").format(
            done=done, every=every)
        vision = _("Vision : {words}").format(words=whole.vision) if whole.vision else ""
        self._said.say(" · ".join(part for part in (said, vision) if part))

    def forget_filters(self) -> None:
        """Show everything again, without telling."""
        for box in (self.bodies, self.states):
            box.setCurrentIndex(0)
        before = self.late.blockSignals(True)
        self.late.setChecked(False)
        self.late.blockSignals(before)


def _box(name: str, chosen: SignalInstance) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.activated.connect(lambda at: chosen.emit(box.itemData(at)))
    return box
