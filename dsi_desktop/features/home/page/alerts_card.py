"""The card of alerts: what seats, mandates, representations and rhythms ask of somebody."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout

from dsi_desktop.features.home import rules
from dsi_desktop.features.home.page.painted import AlertRow
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label

_FEW = 4
_ROOM = 62


class AlertsCard(Card):
    """The gravest first, four of them, all on demand; its room is kept until they are read."""

    def __init__(self, desk: Host) -> None:
        super().__init__(_("À surveiller"), "bell")
        self._desk = desk
        self._alerts: tuple[Alert, ...] = ()
        self._whole = False
        self._read = False
        self._columns = 2
        self.more = button("", self._unfold, look="link")
        self.head.addWidget(self.more)
        self.more.hide()
        self.body.addSpacing(theme().px(_ROOM))

    @property
    def is_read(self) -> bool:
        """Tell whether the alerts were read once."""
        return self._read

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Show what was read."""
        self._alerts = tuple(rules.ranked(alerts))
        self._read = True
        self._draw()

    def set_columns(self, columns: int) -> None:
        """One column where two would cut sentences."""
        if columns != self._columns:
            self._columns = columns
            if self._read:
                self._draw()

    def _unfold(self) -> None:
        self._whole = not self._whole
        self._draw()
        self.more.setFocus()

    def _draw(self) -> None:
        self.empty()
        count = len(self._alerts)
        self.more.setVisible(count > _FEW)
        said = ngettext("Voir {n} alerte", "Voir les {n} alertes", count).format(n=count)
        self.more.setText(_("Voir moins d’alertes") if self._whole else said)
        if not count:
            self.body.addWidget(label(
                _("Rien à signaler. Sièges vacants, mandats sans suite et rencontres qui "
                  "tardent paraîtront ici."), "muted", wrap=True,
            ))  # fmt: skip
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        shown = self._alerts if self._whole else self._alerts[:_FEW]
        for at, alert in enumerate(shown):
            row = AlertRow(alert, partial(self._open, alert))
            grid.addWidget(row, at // self._columns, at % self._columns)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def _open(self, alert: Alert) -> None:
        if alert.record_id:
            self._desk.open_record(alert.record_kind, alert.record_id)
        else:
            self._desk.show_page(alert.page)
