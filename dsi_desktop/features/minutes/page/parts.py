"""Three columns of the live meeting, or one at a time when the window or the scale is narrow."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented

_THREE_COLUMNS = 910


class Parts(Segmented):
    """The choice among the columns; it hides itself while all of them have room."""

    def __init__(self, agenda: QWidget, point: QWidget, room: QWidget) -> None:
        super().__init__(
            _("Partie de la rencontre"),
            [("agenda", _("Ordre du jour")), ("point", _("Point")), ("room", _("Présences"))],
        )
        self._columns: Mapping[str, QWidget] = {"agenda": agenda, "point": point, "room": room}
        self._narrow = False
        self.choose("point")
        self.hide()
        self.chosen.connect(lambda _key: self._show())

    def fit(self, width: int) -> None:
        """Show what a page of this width has room for."""
        self._narrow = width < theme().px(_THREE_COLUMNS)
        self._show()

    def turn_to(self, key: str, focus: Callable[[], object]) -> None:
        """Show one column, hidden or not, and give it the focus."""
        self.choose(key)
        self._show()
        focus()

    def _show(self) -> None:
        self.setVisible(self._narrow)
        for key, column in self._columns.items():
            column.setVisible(not self._narrow or key == self.current())
