"""What the seats of all bodies ask for, in one table: the gravest first."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.governance.queries import BodyNotice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

_TONES = {
    "bad": ("alert-triangle", "danger"), "warn": ("alert-circle", "warn"),
    "accent": ("info-circle", "accent"),
}


class EveryBody(QStackedWidget):
    """Lists the notices; opening one goes to the seat it speaks of."""

    def __init__(self, opened: Callable[[BodyNotice], object]) -> None:
        super().__init__()
        self.model = RowsModel[BodyNotice](
            (
                Column(_("À régler"), lambda one: one.notice.text, tip=lambda one: one.notice.text,
                       icon=lambda one: icon(*_TONES[one.notice.tone])),
                Column(_("Instance"), lambda one: one.body),
            ),
            lambda one: (one.body_id, one.notice.kind, one.notice.record_id),
        )
        self.table = Table(
            _("Ce que demandent les sièges"), self.model,
            lambda index: opened(self.model.row(index)),
        )
        self.table.widths(520, 220, stretch=0)
        calm = QWidget()
        column = QVBoxLayout(calm)
        column.addWidget(EmptyState(
            "circle-check", _("Rien à régler"),
            _("Aucun siège vacant, aucun mandat près de sa fin, parité tenue partout."),
        ))
        self.addWidget(self.table)
        self.addWidget(calm)

    def show_notices(self, notices: Sequence[BodyNotice]) -> None:
        """Show these notices, or that there is none."""
        self.model.show(notices)
        self.setCurrentIndex(0 if notices else 1)
