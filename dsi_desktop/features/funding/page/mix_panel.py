"""« Montage »: figures, actions by funders, what is wrong, and the sheet of an action."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.page.action_sheet import ActionMoney
from dsi_desktop.features.funding.page.figures import Figures
from dsi_desktop.features.funding.page.forms import MoneyForms
from dsi_desktop.features.funding.page.giver_forms import GiverForms
from dsi_desktop.features.funding.page.host import Funding, InnerPanel
from dsi_desktop.features.funding.page.ink import Legend
from dsi_desktop.features.funding.page.mix_view import MixView
from dsi_desktop.features.funding.page.notices import NoticePanel
from dsi_desktop.features.funding.page.printing import export_mix, print_mix
from dsi_desktop.features.funding.rules import mix as said
from dsi_desktop.features.funding.rules.matrix import ALL_YEARS, montage
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.tools_row import choice

_ROOMY = 760


class MixPanel(InnerPanel):
    """Arrows go by cell, Entrée opens the action, « = » goes to the totals, N adds a source."""

    def __init__(self, host: Funding) -> None:
        super().__init__(host)
        self.forms = MoneyForms(host)
        self.view = MixView()
        self.figures = Figures()
        self.sheet = ActionMoney(host, self.forms)
        self.seen = NoticePanel(self._open_notice)
        self._opened: frozenset[str] = frozenset()
        self._screen: said.MixScreen | None = None
        self._make_tools()
        self._lay_out()
        self._wire()

    @property
    def tools(self) -> Sequence[QWidget]:
        """Year, chantier, what to see to, add, paper."""
        return self.year, self.body, self.count, self.add, self.pdf, self.xlsx

    @property
    def chosen(self) -> tuple[int, str]:
        """The fiscal year and the chantier in force."""
        year = self.year.currentData()
        return int(year) if year is not None else ALL_YEARS, str(self.body.currentData() or "")

    def _make_tools(self) -> None:
        self.year = choice(_("Exercice"), (), 12)
        self.body = choice(_("Chantier"), (), 11)
        self.year.activated.connect(lambda _at: self._show())
        self.body.activated.connect(lambda _at: self._show())
        self.count = button("", self._show_notices, look="chip", icon_name="alert-triangle")
        self.add = button(_("Source"), self.add_source, icon_name="plus",
                          tip=_("Ajouter une source de financement (N)"))
        self.add.setAccessibleName(_("Ajouter une source de financement"))
        self.pdf = icon_button(
            "file-type-pdf", _("Imprimer le montage en PDF"),
            lambda: print_mix(self.host, *self.chosen))
        self.xlsx = icon_button(
            "file-spreadsheet", _("Exporter le montage en XLSX"),
            lambda: export_mix(self.host, *self.chosen))

    def _lay_out(self) -> None:
        self.none = EmptyState(
            "coins", _("Aucune source de financement"),
            _("Notez qui paie quoi : chaque source est demandée, accordée, puis versée. Le "
              "montage, ce qui manque et l’effet levier se calculent d’eux-mêmes."),
            _("Ajouter un bailleur"), self._begin)
        self.note = label("", "small", wrap=True)
        self.first = Elided("", "error")
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 10)
        inside.setSpacing(8)
        inside.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(12)
        foot.addWidget(flowing(Legend()))
        foot.addWidget(self.first, 1)
        inside.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self.sheet)
        row.addWidget(self.seen)
        self._card = card
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(12)
        held.addWidget(self.figures)
        held.addLayout(row, 1)
        held.addWidget(self.note)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(held))
        self._stack.addWidget(self.none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _wire(self) -> None:
        self.view.opened.connect(self._open_row)
        for side in (self.sheet, self.seen):
            side.closed.connect(self._fold)
            side.closed.connect(self.take_focus)
        for keys, done in (("=", self.view.totals.setFocus), ("N", self.add_source)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(done)

    def refresh(self) -> None:
        """Read the plan again: filters, table, sheet."""
        self.body.blockSignals(True)
        kept = self.body.currentData()
        self.body.clear()
        self.body.addItem(_("Tous les chantiers"), "")
        for one in queries.chantiers(self.host.store):
            self.body.addItem(one.name, one.id)
        self.body.setCurrentIndex(max(self.body.findData(kept), 0))
        self.body.blockSignals(False)
        self._show()
        if not self.sheet.isHidden():
            self.sheet.renew()

    def take_focus(self) -> None:
        """Put the keyboard on the cell in hand."""
        (self.none if self._stack.currentWidget() is self.none else self.view).setFocus()

    def open_record(self, kind: str, record_id: str) -> bool:
        """Show an action, or the action of a source."""
        action_id = record_id
        if kind == "funding_line":
            now = queries.record_values(self.host.store, kind, record_id)
            action_id = str((now or {}).get("action_id") or "")
        self.view.put_on(action_id)
        self.seen.hide()
        self.sheet.show_action(action_id, record_id)
        self._fold()
        return True

    def start(self, intent: str) -> bool:
        """Ask for a source."""
        self.add_source()
        return True

    def add_source(self) -> None:
        """Ask for a source of the action in hand."""
        key = self.view.in_hand()
        action_id = "" if key.startswith(said.GROUP) else key
        if self.forms.add_source("", {"action_id": action_id or None}):
            self.host.desk.tell(_("Source ajoutée."))

    def _begin(self) -> None:
        if self.host.plan_id is None:
            self.host.desk.show_page("plan")
        elif GiverForms(self.host).add_funder():
            self.host.show_inner("funders")

    def _show(self) -> None:
        mix = queries.mix(self.host.store, self.host.plan_id) if self.host.plan_id else None
        if mix is None:
            self._stack.setCurrentWidget(self.none)
            return
        year, body_id = self.chosen
        table = montage(mix, year=year, body_id=body_id)
        self._offer_years(said.years_offered(montage(mix), mix), year)
        spent = queries.spending(self.host.store, mix.plan_id)
        screen = said.screen_of(mix, table, spent, self._opened)
        self._screen = screen
        empty = not mix.actions or (not mix.givers and not mix.amounts and not mix.services)
        self._stack.setCurrentIndex(1 if empty else 0)
        self.figures.show_figures(screen.figures)
        self.view.show_screen(screen)
        self.note.setText(screen.note)
        self.note.setVisible(bool(screen.note))
        self._show_count(screen)

    def _show_count(self, screen: said.MixScreen) -> None:
        count = len(screen.notices)
        self.count.setText(_("{n} à voir").format(n=count) if count else _("Rien à voir"))
        self.count.setAccessibleName(ngettext(
            "{n} point à voir dans le montage", "{n} points à voir dans le montage",
            count).format(n=count))
        self.count.setEnabled(bool(count))
        alarms = [one.text for one in screen.notices if one.alarm]
        self.first.say(f"⚠ {alarms[0]}" if alarms else "")
        self.seen.show_notices(screen.notices)

    def _offer_years(self, offered: list[tuple[int, str]], chosen: int) -> None:
        self.year.blockSignals(True)
        self.year.clear()
        for year, words in offered:
            self.year.addItem(words, year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)

    def _open_row(self, key: str, line_id: str) -> None:
        if key.startswith(said.GROUP):
            self._opened ^= {key}
            self._show()
            return
        self.seen.hide()
        self.sheet.show_action(key, line_id)
        self._fold()

    def _show_notices(self) -> None:
        self.sheet.hide()
        self.seen.begin()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a side sheet the place of the table where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        side = not (self.sheet.isHidden() and self.seen.isHidden())
        self._card.setVisible(not side or self.width() >= theme().px(_ROOMY))

    def _open_notice(self, notice: said.Notice) -> None:
        if notice.kind in ("agreement", "funder"):
            self.host.desk.open_record(notice.kind, notice.id)
            return
        self.open_record("action", notice.id)
