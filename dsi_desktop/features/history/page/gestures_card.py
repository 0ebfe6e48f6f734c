"""The gestures of a record in a card: how many, filters when many, the list."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dsi_desktop.features.history.page.gestures_list import GesturesList
from dsi_desktop.features.history.presenter.lines import MANY
from dsi_desktop.features.history.presenter.record import RecordScene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.narrow_box import NarrowBox
from dsi_desktop.ui.widgets.texts import Elided


class GesturesCard(QFrame):
    """The list is the twin of the line of days: choosing a gesture sets the day."""

    def __init__(
        self, reason: Callable[[str], str], chosen: Callable[[str], object],
        undo: Callable[[str], object], narrowed: Callable[[str, str], object],
        everything: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._narrowed = narrowed
        self.count = Elided("", "h2")
        self.all = button(_("Tous les gestes"), everything, look="quiet", icon_name="users")
        self.all.setToolTip(_("L’historique de tout le dossier"))
        self.list = GesturesList(_("Gestes sur cette fiche"), reason, chosen, undo)
        self.who = NarrowBox(_("De qui"), self._narrow)
        self.field = NarrowBox(_("Quel champ"), self._narrow)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.all)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.who, 1)
        filters.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 10, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self.list, 1)

    def show_scene(self, scene: RecordScene, chosen: str) -> None:
        """Show the gestures; the filters only when there are many."""
        self.setAccessibleName(scene.count)
        self.count.say(scene.count)
        many = len(scene.days) > MANY
        self.who.offer(_("De tout le monde"), scene.people if many else ())
        self.field.offer(_("Tous les champs"), scene.fields if many else ())
        self.list.show_lines(scene.lines, chosen)

    def _narrow(self) -> None:
        self._narrowed(self.who.chosen(), self.field.chosen())
