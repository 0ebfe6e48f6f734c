"""One gesture of the dossier: what it did to each record, and what undoing it would leave alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dsi_desktop.features.history.presenter.dossier import Detail, change_text
from dsi_desktop.features.history.queries.dossier import RecordChanges
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label

_MOST = 12


class DetailCard(QFrame):
    """The button is outlined: nothing here has to be done."""

    def __init__(
        self, undo: Callable[[str], object], asked: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Détail du geste"))
        self._asked = asked
        self.shown: Detail | None = None
        self.title, self.note = label("", "h3", wrap=True), label("", "muted", wrap=True)
        self.reason = label("", "muted", wrap=True)
        self.undo = button(
            _("Annuler ce geste"), lambda: undo(self.shown.gesture) if self.shown else None,
            icon_name="arrow-back-up", tip=_("Suppr. Ctrl+Z rétablit."),
        )  # fmt: skip
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 8, 0)
        self._body.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 10, 14)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(scrolling(self._body), 1)
        column.addWidget(self.reason)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addStretch()
        column.addLayout(foot)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a gesture, or nothing."""
        self.shown = detail
        self.undo.setVisible(detail is not None and detail.can_undo)
        clear(self._body)
        for one in (self.title, self.note, self.reason):
            one.setText("")
        if detail is None:
            return
        self.title.setText(detail.title)
        self.note.setText(detail.note)
        for record in detail.records[:_MOST]:
            self._show_record(record)
        others = len(detail.records) - _MOST
        if others > 0:
            words = ngettext("et {n} autre fiche", "et {n} autres fiches", others)
            self._body.addWidget(label(words.format(n=others), "muted"))
        self._body.addStretch()
        left = [_("Seront laissés tels quels :"), *detail.left] if detail.left else []
        self.reason.setText(detail.reason or "\n".join(left))
        self.reason.setVisible(bool(self.reason.text()))

    def _show_record(self, record: RecordChanges) -> None:
        words = _("Historique de {record}").format(record=record.title)
        opener = icon_button(
            "history", words, lambda: self._asked(record.table, record.row), "accent"
        )
        row = QHBoxLayout()
        row.addWidget(Elided(record.title, "h2"), 1)
        row.addWidget(opener)
        self._body.addWidget(label(record.kind, "small"))
        self._body.addLayout(row)
        for line in change_text(record):
            self._body.addWidget(label(line, wrap=True))
        self._body.addSpacing(8)
