"""One election: the balance, the colleges, the count, and the one next thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.elections.ballot_bar import BallotBar
from dsi_desktop.features.governance.page.elections.college_cards import CollegeCards
from dsi_desktop.features.governance.page.elections.count_table import SHARE, VOTES, CountTable
from dsi_desktop.features.governance.page.elections.parity_card import ParityCard
from dsi_desktop.features.governance.presenter.election_scene import CardView, ElectionScene
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.shell.shortcuts import spoken
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import EmptyState, scrolling
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_SIDE_BY_SIDE = 860
NEXT = {
    "add": (N_("Ajouter une candidature"), "user-plus"),
    "vote": (N_("Ouvrir le vote"), "player-play"),
    "proclaim": (N_("Proclamer l’élection"), "gavel"),
    "round": (N_("Tenir un nouveau tour"), "refresh"),
}


class ElectionBoard(QWidget):
    """Shows a scene; `act` gets the name of what was asked."""

    def __init__(
        self, act: Callable[[str], object], chosen: Callable[[CardView], object],
    ) -> None:
        super().__init__()
        self._act = act
        self._counted = self._narrow = False
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.parity = ParityCard()
        column.addWidget(self.parity)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.cards = CollegeCards(chosen)
        self._row.addWidget(self.cards)
        self._row.addWidget(self._panel(), 1)
        column.addLayout(self._row, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(column))
        fit(self, self._fit)

    def show_scene(self, scene: ElectionScene) -> None:
        """Show everything; the buttons are those that the state allows."""
        self.parity.show_parity(scene.parity, proclaimed=scene.state == "closed")
        self.cards.show_cards(scene.cards)
        self.head.say(scene.head)
        self.facts.say(scene.facts)
        self.table.show_rows(scene.rows)
        self.table.setVisible(bool(scene.rows))
        self.none.setVisible(not scene.rows)
        self._counted = scene.state != "open"
        self._show_columns()
        self.bar.setVisible(scene.state in ("voting", "closed") and not scene.standing.acclaimed)
        self.bar.show_scene(scene)
        self.remarks.setText("\n".join(scene.remarks))
        self.remarks.setVisible(bool(scene.remarks))
        self._show_buttons(scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put side by side what has the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self._narrow = self.width() < theme().px(_SIDE_BY_SIDE)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for layout in (self._foot_row, self.bar.line, self.parity.line):
            layout.setDirection(down if narrow else across)
        self._row.setDirection(QBoxLayout.Direction.BottomToTop if narrow else across)
        widest = 16_777_215
        self.cards.setMinimumWidth(0 if narrow else theme().px(324))
        self.cards.setMaximumWidth(widest if narrow else theme().px(324))
        self.cards.setMinimumHeight(theme().px(180) if narrow else 0)
        self.table.setMinimumHeight(theme().px(300) if narrow else theme().px(140))
        self._show_columns()

    def _show_columns(self) -> None:
        """Leave out what is not counted yet, and the bars where the room is short."""
        self.table.setColumnHidden(VOTES, not self._counted)
        self.table.setColumnHidden(SHARE, not self._counted or self._narrow)

    def _show_buttons(self, scene: ElectionScene) -> None:
        running = scene.writable
        self.next.setVisible(bool(scene.next))
        if scene.next:
            text, drawn = NEXT[scene.next]
            self.next.setText(_(text))
            self.next.setIcon(icon(drawn, "onAccent"))
        opened, voting = running and scene.state == "open", running and scene.state == "voting"
        counted = any(row.votes for row in scene.rows)
        for one, shown in (
            (self.add, opened and scene.next != "add"), (self.edit, running),
            (self.settle, voting and bool(scene.standing.tied)),
            (self.reopen, voting and not counted), (self.cancel, voting),
            (self.remove, opened), (self.minutes, scene.state == "closed"),
            (self.ballots, running and scene.state in ("open", "voting")),
            (self.state, not running),
        ):
            one.setVisible(shown)

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(self._top())
        self.table = CountTable()
        column.addWidget(self.table, 10)
        self.none = EmptyState(
            "users", _("Aucune candidature"),
            _("Demandez à la salle qui souhaite se présenter, puis inscrivez chaque personne qui "
              "accepte."),
        )
        column.addWidget(self.none, 10)
        self.bar = BallotBar()
        column.addWidget(self.bar)
        self.remarks = label("", "muted", wrap=True)
        column.addWidget(self.remarks)
        column.addLayout(self._foot())
        return panel

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.head, self.facts = Elided("", "h3"), Elided("", "muted")
        words.addWidget(self.head)
        words.addWidget(self.facts)
        row.addLayout(words, 1)
        self.state = Pill(_("Lecture seule"))
        self.edit = icon_button("pencil", _("Modifier l’élection"), lambda: self._act("edit"))
        self.add = button(_("Ajouter une candidature"), lambda: self._act("add"),
                          icon_name="user-plus", tip="N")
        for one in (self.state, self.edit, self.add):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
            one.hide()
        return row

    def _foot(self) -> QHBoxLayout:
        row = self._foot_row = QHBoxLayout()
        row.setSpacing(8)
        self.next = button(_("Proclamer l’élection"), lambda: self._act("next"), look="primary",
                           icon_name="gavel", tip=spoken("Ctrl+Return"))
        self.settle = button(_("Départager"), lambda: self._act("settle"), icon_name="scale")
        self.reopen = button(_("Rouvrir les candidatures"), lambda: self._act("reopen"))
        self.minutes = button(_("Voir le procès-verbal"), lambda: self._act("minutes"),
                              icon_name="file-text")
        for one in (self.next, self.settle, self.reopen, self.minutes):
            row.addWidget(one)
            one.hide()
        row.addStretch(1)
        self.ballots = button(_("Bulletins"), lambda: self._act("ballots"), look="quiet",
                              icon_name="printer", tip=_("Imprimer les bulletins en PDF"))
        self.project = button(_("Projeter"), lambda: self._act("project"), look="quiet",
                              icon_name="presentation", tip="F9")
        self.cancel = button(_("Annuler ce scrutin"), lambda: self._act("cancel"), look="quiet")
        self.remove = button(_("Supprimer"), lambda: self._act("remove"), look="quiet")
        for one in (self.ballots, self.project, self.cancel, self.remove):
            row.addWidget(one)
            one.setVisible(one is self.project)
        return row
