"""« Doublons » : the pairs that may be one, side by side, united or kept apart by a press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.page.compare_card import CompareCard
from dsi_desktop.features.directory.page.pairs_list import PairsList
from dsi_desktop.features.directory.presenter import Choosing, choosing, reasons_said
from dsi_desktop.features.directory.queries.comparison import Comparison, comparison
from dsi_desktop.features.directory.queries.duplicates import (
    Candidate,
    Pair,
    duplicates,
    pairs_apart,
    stray_links,
)
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label

_LIST, _BESIDE = 300, 760


class DuplicatesView(QWidget):
    """Nothing is united without a press on the button that says so; undo brings both back."""

    left = Signal()

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._asked: Pair | None = None
        self.pair: Pair | None = None
        self.choosing: Choosing | None = None
        self.kinds = Segmented(_("Fiches comparées"), [
            ("organization", _("Organisations")), ("person", _("Personnes"))])
        self.states = Segmented(_("Paires montrées"), [
            ("alike", _("À regarder")), ("apart", _("Gardées distinctes"))])
        for strip in (self.kinds, self.states):
            strip.chosen.connect(lambda _key: self._turn())
        self.count = label("", "muted")
        self.list = PairsList(self._show_pair)
        self.card = CompareCard(self._choose)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setMinimumWidth(1)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for strip in (self.kinds, self.states):
            tools.addWidget(strip)
        tools.addStretch()
        tools.addWidget(self.count)
        self._frame = QFrame()
        self._frame.setObjectName("card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.list)
        fit(self._frame, lambda: self._frame.setMinimumWidth(theme().px(220)))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(self._frame)
        self._both.addWidget(self._right(), 1)
        self._none = EmptyState("circle-check", _("Aucun doublon"), _(
            "Les noms, sigles, courriels, téléphones et sites Web ont été comparés."))
        self._none_apart = EmptyState("users", _("Aucune paire gardée distincte"), _(
            "Celles dont vous dites « Ce ne sont pas des doublons » se retrouvent ici."))
        self._area = QStackedWidget()
        self._pairs = QWidget()
        self._pairs.setMinimumWidth(1)
        self._pairs.setLayout(self._both)
        self._both.setContentsMargins(0, 0, 0, 0)
        for widget in (self._pairs, self._none, self._none_apart):
            self._area.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(bar)
        column.addLayout(self._strays())
        column.addWidget(self._area, 1)

    def _strays(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.strays = label("", wrap=True)
        self.home = button(_("Les ramener"), self.bring_home, icon_name="arrow-merge")
        row.addWidget(self.strays, 1)
        row.addWidget(self.home)
        return row

    def _say_strays(self) -> None:
        """Say what another laptop linked to a record already united."""
        count = stray_links(self._store)
        words = ngettext(
            "{n} lien reçu d’un autre ordinateur vise une fiche déjà réunie à une autre.",
            "{n} liens reçus d’un autre ordinateur visent une fiche déjà réunie à une autre.",
            count)
        self.strays.setText(f"⚠ {words.format(n=count)}")
        self.strays.setVisible(bool(count))
        self.home.setVisible(bool(count))

    def bring_home(self) -> None:
        """Point those links at the record that stays."""
        commands.bring_links_home(self._store)
        self._desk.tell(_("Liens ramenés à la fiche réunie."))

    def _right(self) -> QWidget:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = Elided("", "h2")
        self.why = label("", "muted", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.why)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        column.addWidget(scrolling(inside), 1)
        row = QHBoxLayout()
        row.addStretch()
        self.apart = button(_("Ce ne sont pas des doublons"), self.keep_apart, icon_name="users")
        self.again = button(_("Comparer de nouveau"), self.compare_again, icon_name="refresh")
        self.unite = button(_("Réunir les deux fiches"), self.merge, look="primary",
                            icon_name="arrows-join-2")
        for made in (self.again, self.apart, self.unite):
            row.addWidget(made)
        column.addLayout(row)
        return self._side

    def open_kind(self, kind: str) -> None:
        """Show the pairs of a kind."""
        self._asked = None
        self.kinds.choose(kind)
        self.states.choose("alike")
        self.refresh()
        self.list.setFocus()

    def open_pair(self, kind: str, one_id: str, other_id: str) -> None:
        """Compare two records chosen by hand, alike or not."""
        self.kinds.choose(kind)
        self.states.choose("alike")
        names = comparison(self._store, kind, one_id, other_id)
        self._asked = Pair(kind, Candidate(one_id, names.one_name, "", archived=False),
                           Candidate(other_id, names.other_name, "", archived=False), 0, (), 0)
        self.refresh()
        self.list.setCurrentIndex(self.list.pairs.index(0, 0))

    def refresh(self) -> None:
        """Compare again, keeping the pair in hand."""
        kind, apart = self.kinds.current(), self.states.current() == "apart"
        found = pairs_apart(self._store, kind) if apart else duplicates(self._store, kind)
        if self._asked is not None and self._compared(self._asked) is None:
            self._asked = None
        if self._asked is not None:
            ids = {self._asked.one.id, self._asked.other.id}
            told = next((one for one in found if {one.one.id, one.other.id} == ids), self._asked)
            found = [told, *(one for one in found if one is not told)]
        self.again.setVisible(apart)
        self.apart.setHidden(apart)
        self.count.setText(ngettext("{n} paire", "{n} paires", len(found)).format(n=len(found)))
        blank = self._none_apart if apart else self._none
        self._area.setCurrentWidget(self._pairs if found else blank)
        self._say_strays()
        self.list.show_pairs(found)

    def merge(self) -> None:
        """Unite the two records as chosen."""
        chosen = self.choosing
        if chosen is None:
            return
        try:
            commands.merge_records(self._store, chosen.compared.table, chosen.keep_id,
                                   chosen.gone_id, chosen.chosen)
        except DsiError as refusal:
            self._desk.refuse(refusal)
            return
        self._desk.tell(_("Fiches réunies. Ctrl+Z ramène les deux."))

    def keep_apart(self) -> None:
        """Remember that the two are not one."""
        if self.pair is not None:
            self._asked = None
            commands.keep_apart(
                self._store, self.pair.table, self.pair.one.id, self.pair.other.id)
            self._desk.tell(_("Gardées distinctes : cette paire ne sera plus proposée."))

    def compare_again(self) -> None:
        """Put a pair back among those to look at."""
        if self.pair is not None:
            commands.compare_again(
                self._store, self.pair.table, self.pair.one.id, self.pair.other.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the comparison when the page is narrow."""
        super().resizeEvent(event)
        beside = self.width() > theme().px(_BESIDE)
        self.count.setVisible(beside)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside
                                else QBoxLayout.Direction.TopToBottom)
        self._frame.setMaximumWidth(theme().px(_LIST) if beside else 16_777_215)
        self._frame.setMaximumHeight(16_777_215 if beside else theme().px(170))

    def _turn(self) -> None:
        self._asked = None
        self.refresh()

    def _show_pair(self, pair: Pair | None) -> None:
        same = pair is not None and self.pair is not None and (
            (pair.one.id, pair.other.id) == (self.pair.one.id, self.pair.other.id))
        self.pair = pair
        if pair is None:
            self.choosing = None
            return
        compared = self._compared(pair)
        if compared is None:
            return
        before = self.choosing
        begun = choosing(compared)
        if same and before is not None:
            begun = Choosing(compared, before.keeps_one, before.picks)
        self._choose(begun)

    def _compared(self, pair: Pair) -> Comparison | None:
        """Read two records again; None when another window or an undo took one away."""
        try:
            return comparison(self._store, pair.table, pair.one.id, pair.other.id)
        except NotFound:
            return None

    def _choose(self, chosen: Choosing) -> None:
        self.choosing = chosen
        pair = self.pair
        if pair is not None:
            self.title.say(_("{one} et {other}").format(one=pair.one.name, other=pair.other.name))
            self.why.setText(_("Pourquoi : {reasons}.").format(reasons=reasons_said(pair)))
        self.card.show_choosing(chosen)
