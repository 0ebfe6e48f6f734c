"""The panel of a round of opinion: the question to ask, or the voices that answer."""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.consensus import forms
from dsi_desktop.features.minutes.page.consensus.asking import AskingCard
from dsi_desktop.features.minutes.page.consensus.bar import TallyView
from dsi_desktop.features.minutes.page.consensus.table import VoicesTable
from dsi_desktop.features.minutes.page.naming import named
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.consensus import RoundPresenter
from dsi_desktop.features.minutes.presenter.round_scene import RoundScene, wording
from dsi_desktop.features.minutes.rules.shown import Board, Tally
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided, label


class Meeting(Protocol):
    """The page of the meeting, as the panel sees it."""

    store: Store
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class ConsensusPanel(QWidget):
    """One round at a time; Échap goes back to the lines, the round stays open."""

    def __init__(self, live: Meeting) -> None:
        super().__init__()
        self._live = live
        self.presenter = RoundPresenter(live.presenter, live.store, self)
        self._offered: set[str] = set()
        self.setAccessibleName(_("Recherche de consensus"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = Elided("", "h2")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.progress = label("", "muted")
        head.addWidget(self.progress)
        head.addWidget(icon_button("x", _("Revenir aux lignes du point"), live.close_panel))
        column.addLayout(head)
        self.stage = QStackedWidget()
        self.asking = AskingCard(self._begin, self._question)
        self.voices = VoicesTable()
        self.stage.addWidget(self.asking)
        self.stage.addWidget(self._round())
        column.addWidget(self.stage, 1)
        self.voices.pressed.connect(self.presenter.press)
        self.voices.asked.connect(self._asked)
        self.presenter.refresh()

    def refresh(self) -> None:
        """Read again: another point, another laptop, an undo."""
        self.presenter.refresh()

    def go_to(self, voice_id: str) -> None:
        self.voices.go_to(voice_id)

    def show_round(self, scene: RoundScene | None) -> None:
        self.stage.setCurrentIndex(0 if scene is None else 1)
        if scene is None:
            self.title.say(_("Chercher un consensus"))
            self.progress.setText("")
            self.asking.wait()
            return
        self.title.say(scene.title)
        self.progress.setText(scene.progress)
        self.proposal.setText(scene.proposal)
        self.proposal.setVisible(bool(scene.proposal))
        self.outcome.setText(f"⚠ {scene.outcome}" if scene.blocked else scene.outcome)
        self.outcome.setObjectName("error" if scene.blocked else "muted")
        self.outcome.style().polish(self.outcome)
        self.outcome.setVisible(bool(scene.outcome))
        self.tally.show_bars(scene.bars, dots=scene.method == "dots")
        self.voices.show_rows(scene.rows)
        self._offer(scene)

    def projected(self) -> Board | None:
        """Return what the room sees of the round: the question, the counts, what blocks."""
        scene = self.presenter.scene()
        if scene is None:
            return None
        lines = (scene.proposal, scene.progress, scene.outcome)
        return Board(
            scene.title, tuple(one for one in lines if one),
            tuple(Tally(one.words, one.count, one.share, one.hue) for one in scene.bars),
        )

    def focusInEvent(self, _event: object) -> None:
        """Hand the keyboard to what is to be filled."""
        if self.stage.currentIndex():
            self.voices.setFocus()
        else:
            self.asking.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        else:
            super().keyPressEvent(event)

    def _round(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.proposal = label("", "lead", wrap=True)
        self.tally = TallyView()
        self.outcome = label("", "muted", wrap=True)
        column.addWidget(self.proposal)
        column.addWidget(self.tally)
        column.addWidget(self.voices, 1)
        column.addWidget(self.outcome)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.acts: dict[str, QPushButton] = {}
        for name, words, look in (
            ("note", _("Ses mots… (N)"), ""), ("count", _("Compter au mur… (C)"), ""),
            ("reword", _("Reformuler… (R)"), ""), ("vote", _("Voter… (V)"), ""),
            ("reopen", _("Rouvrir"), ""), ("again", _("Autre question"), ""),
            ("conclude", _("Conclure"), "primary"),
        ):
            made_button = button(words, partial(self._asked, name, ""), look=look)
            made_button.hide()
            self.acts[name] = made_button
            row.addWidget(made_button)
        row.addStretch()
        column.addLayout(row)
        return made

    def _offer(self, scene: RoundScene) -> None:
        going = scene.open
        shown = {
            "note": going and scene.method != "dots", "count": going and scene.method == "dots",
            "reword": going and scene.method != "dots", "vote": going, "conclude": going,
            "reopen": scene.state == "closed", "again": not going,
        }
        self._offered = {name for name, offered in shown.items() if offered}
        for name, made in self.acts.items():
            made.setVisible(name in self._offered)

    def _question(self) -> str:
        live = self._live.presenter
        points = live.live.document.points if live.live else ()
        return next((one.title for one in points if one.id == live.item_id), "")

    def _asked(self, gesture: str, voice_id: str) -> None:
        if gesture in self.acts and gesture not in self._offered:
            return
        acts = {
            "leave": self._live.close_panel, "conclude": self._conclude, "reword": self._reword,
            "vote": self._vote, "count": self._count, "reopen": self.presenter.reopen,
            "again": self._again,
        }
        chosen = self.voices.chosen()
        key = voice_id or (chosen.id if chosen else "")
        if gesture == "note":
            self._note(key)
        elif gesture == "clear":
            self.presenter.clear(key)
        else:
            acts[gesture]()
        if gesture == "reopen":
            self.voices.setFocus()

    def _begin(self, method: str, values: dict[str, Any]) -> None:
        self.presenter.begin(method, values)
        self.voices.setFocus()

    def _again(self) -> None:
        self.presenter.ask_again()
        self.asking.take_focus()

    def _conclude(self) -> None:
        sheet = self.presenter.sheet
        if sheet is not None and sheet.method == "consent":
            self.presenter.conclude()
        else:
            ask(self, _("Conclure"), forms.concluding(""), self._concluded, yes=_("Conclure"))
        self.voices.setFocus()

    def _concluded(self, values: dict[str, Value]) -> None:
        self.presenter.conclude_with(str(values["result"]), str(values["decision"]))

    def _reword(self) -> None:
        sheet = self.presenter.sheet
        proposal = sheet.proposal if sheet else ""
        ask(self, _("Reformuler la proposition"), forms.rewording(proposal),
            lambda values: self.presenter.reword(str(values["proposal"])), yes=_("Proposer"))
        self.voices.setFocus()

    def _vote(self) -> None:
        people = [one.name for one in self._live.presenter.people]
        ask(self, _("Passer au vote"), forms.voting(wording(self.presenter.sheet), people),
            self._voted, yes=_("Consigner la résolution"))
        self.voices.setFocus()

    def _voted(self, values: dict[str, Value]) -> None:
        names: dict[str, Any] = named(
            values, {"mover": "mover_id", "seconder": "seconder_id"}, self._live.presenter.people
        )
        self.presenter.vote(str(values["text"]), str(values["vote"]), names)

    def _note(self, voice_id: str) -> None:
        chosen = self.voices.chosen()
        if chosen is None or not chosen.said:
            return
        ask(self, chosen.name, forms.wording(chosen.note),
            lambda values: self.presenter.note(voice_id, str(values["note"])))
        self.voices.setFocus()

    def _count(self) -> None:
        counted = self.presenter.counted()
        ask(self, _("Compter les points du mur"), forms.counting(counted),
            lambda values: self.presenter.count({
                option: int(str(values[f"n{at}"] or 0))
                for at, (option, _n) in enumerate(counted)
            }))
        self.voices.setFocus()
