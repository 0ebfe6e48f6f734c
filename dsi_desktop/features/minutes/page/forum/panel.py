"""The panel of a forum: one line to type, the lines said, and what becomes of them."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.draft import LineDraft
from dsi_desktop.features.minutes.page.forum import forms
from dsi_desktop.features.minutes.page.forum.table import ForumTable
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.forum import ForumPresenter, ForumScene
from dsi_desktop.features.minutes.rules.shown import Board, Tally
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_PROJECTED = 6
_HUES = {"need": 2, "solution": 0}


class Meeting(Protocol):
    """The page of the meeting, as the panel sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class ForumPanel(QWidget):
    """Entrée keeps a line, ↓ goes to the list; Échap in the list comes back to the line."""

    def __init__(self, live: Meeting) -> None:
        super().__init__()
        self._live = live
        self._draft = LineDraft(live.store)
        self.presenter = ForumPresenter(live.presenter, live.store, self)
        self.setAccessibleName(_("Forum"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.title = Elided("", "h2")
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("x", _("Revenir aux lignes du point"), live.close_panel))
        column.addLayout(head)
        column.addLayout(self._typing())
        column.addWidget(label(_(
            "« 4: » change de table, « b » et « s » disent besoin ou solution. Dans la liste : "
            "G regroupe, U sépare, + et − donnent des points, B E A portent au plan."
        ), "small", wrap=True))
        self.table = ForumTable()
        column.addWidget(self.table, 1)
        column.addLayout(self._tools())
        self.table.asked.connect(self._asked)
        self.table.dropped.connect(lambda head: self.presenter.put_under(self._ids(), head))
        self.edit.setText(self._draft.of(self._place()))
        self.presenter.refresh()

    def refresh(self) -> None:
        """Read again: another point, another laptop, an undo."""
        self.presenter.refresh()

    def show_forum(self, scene: ForumScene) -> None:
        self.title.say(scene.title)
        self.kind.choose(scene.kind)
        self.place.say(
            _("Table {name}").format(name=scene.table) if scene.table else _("Sans table")
        )
        self.table.rows.show(scene.rows)

    def write_line(self, text: str) -> None:
        self.edit.setText(text)
        self._draft.keep(self._place(), text)

    def projected(self) -> Board:
        """Return what the room sees: the groups with the most points."""
        groups = self.presenter.most_voted(_PROJECTED)
        most = max((one.votes for one in groups), default=0) or 1
        return Board(self.presenter.scene().title, (), tuple(
            Tally(one.head.text, one.votes, one.votes / most, _HUES.get(one.head.kind, 0))
            for one in groups
        ))

    def focusInEvent(self, _event: object) -> None:
        """Hand the keyboard to the line."""
        self.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        elif event.key() == Qt.Key.Key_Down and self.edit.hasFocus():
            self._to_list()
        else:
            super().keyPressEvent(event)

    def _typing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind = Segmented(
            _("Nature des prochaines paroles"),
            [(key, words.capitalize()) for key, words in options("forum_kind")],
        )
        self.kind.chosen.connect(self.presenter.take_kind)
        self.place = Pill("", "accentSoft", "accentInk")
        self.edit = QLineEdit()
        self.edit.setObjectName("capture")
        self.edit.setAccessibleName(_("Ce que dit la table"))
        self.edit.setPlaceholderText(_("4: b pas d’autobus le soir"))
        self.edit.returnPressed.connect(lambda: self.presenter.submit(self.edit.text()))
        self.edit.textEdited.connect(lambda text: self._draft.keep(self._place(), text))
        row.addWidget(self.kind)
        row.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit, 1)
        return row

    def _tools(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, (words, gesture) in enumerate((
            (_("Regrouper… (G)"), "group"), (_("Séparer (U)"), "ungroup"),
            (_("Par points (O)"), "sort"), (_("Besoin… (B)"), "need"),
            (_("Enjeu… (E)"), "issue"), (_("Action… (A)"), "action"),
        )):
            grid.addWidget(button(words, partial(self._asked, gesture)), at // 3, at % 3)
        return grid

    def _place(self) -> str:
        item = self._live.presenter.item_id
        return f"forum {item}" if item else ""

    def _ids(self) -> list[str]:
        current = self.table.current_id()
        return self.table.chosen() or ([current] if current else [])

    def _to_list(self) -> None:
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.table.setFocus()

    def _asked(self, gesture: str) -> None:
        current = self.table.current_id()
        presenter = self.presenter
        acts = {
            "leave": self.edit.setFocus, "group": self._group, "edit": self._edit,
            "ungroup": lambda: presenter.ungroup(self._ids()),
            "remove": lambda: presenter.remove(self._ids()),
            "more": lambda: presenter.vote(current, 1),
            "less": lambda: presenter.vote(current, -1),
            "up": lambda: presenter.move(current, -1),
            "down": lambda: presenter.move(current, 1),
            "sort": lambda: presenter.sort_by_votes(on=not presenter.by_votes),
        }
        acts.get(gesture, lambda: self._become(gesture))()

    def _group(self) -> None:
        ids = self._ids()
        if ids:
            ask(self, _("Regrouper"), forms.heading(),
                lambda values: self.presenter.group(ids, str(values["title"])),
                yes=_("Regrouper"))
            self.table.setFocus()

    def _edit(self) -> None:
        line = self.presenter.line(self.table.current_id())
        if line is None:
            return

        def save(values: dict[str, Value]) -> None:
            self.presenter.correct(
                line.id, str(values["text"]), str(values["kind"]), str(values["table"]),
                int(str(values["votes"] or 0)),
            )

        ask(self, _("Corriger une parole"), forms.correcting(line), save)
        self.table.setFocus()

    def _become(self, table: str) -> None:
        line = self.presenter.line(self.table.current_id())
        if line is None:
            return
        kind = "objective" if table == "action" else "plan"
        places = self.presenter.choices(kind)
        if not places:
            self._live.desk.tell(
                _("Le plan n’a pas encore d’objectif.") if kind == "objective"
                else _("Ce dossier n’a pas encore de plan.")
            )
            return
        titles = {
            "need": _("En faire un besoin"), "issue": _("En faire un enjeu"),
            "action": _("En faire une action"),
        }
        where = _("Objectif") if kind == "objective" else _("Plan")
        ask(self, titles[table], forms.becoming(line.text, places, where),
            lambda values: self.presenter.become(
                line.id, table, str(values["place"]), str(values["title"])
            ), yes=_("Porter au plan"))
        self.table.setFocus()
