"""What the seats of a body ask for, one line each; pressing one takes its seat in hand."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from dsi_desktop.features.governance.rules.notices import Notice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine

_ICONS = {"bad": "alert-triangle", "warn": "alert-circle", "accent": "info-circle"}
_SHOWN, _HIGH = 3, 34


class NoticeLines(QFrame):
    """Hidden when nothing is asked for; a few lines in sight, the others by scrolling."""

    def __init__(self, lead_to: Callable[[Notice], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Ce que demandent les sièges de l’instance"))
        self._lead_to = lead_to
        self._count = 0
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(2)
        self._area = scrolling(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.addWidget(self._area)
        fit(self, self._fit)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these notices, the gravest first."""
        clear(self._lines)
        for notice in notices:
            opened = partial(self._lead_to, notice) if notice.record_id else None
            record = Record(notice.text, icon_name=_ICONS[notice.tone])
            self._lines.addWidget(RecordLine(record, opened))
        self._lines.addStretch()
        self._count = len(notices)
        self.setVisible(bool(notices))
        self._fit()

    def _fit(self) -> None:
        self._area.setFixedHeight(theme().px(_HIGH * max(1, min(_SHOWN, self._count))))
