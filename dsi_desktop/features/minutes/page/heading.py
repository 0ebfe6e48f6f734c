"""The line over the point shown: title, clock, and what can be done with the meeting."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.page.after.parts import Followed
from dsi_desktop.features.minutes.page.keys import KeysDialog
from dsi_desktop.features.minutes.page.settling import WORDS, close, settle
from dsi_desktop.features.minutes.page.title import PointTitle
from dsi_desktop.features.minutes.page.tools import TOOLS, Tool
from dsi_desktop.features.minutes.rules.scene import Scene
from dsi_desktop.features.minutes.rules.speaking import floor_words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label


class Owner(Followed, Protocol):
    """The page, as its heading sees it."""

    def project(self) -> None: ...

    def adopt(self) -> None: ...

    def print_minutes(self) -> None: ...

    def show_sheet(self) -> None: ...

    def use(self, tool: Tool) -> None: ...


class Heading(QWidget):
    """Point and clock at left; the next step of the meeting and « Projeter » at right."""

    def __init__(self, owner: Owner) -> None:
        super().__init__()
        self._owner = owner
        self._state = ""
        self.meeting = Elided("", "muted")
        self.quorum = Pill("", "surface2", "text2")
        self.state = Pill("", "surface2", "text2")
        self.clock = label("", "muted")
        self.point = PointTitle("", "h3")
        self.point.setStyleSheet(f"font-size: {theme().px(19)}px; font-weight: 600;")
        self.next_step: QPushButton = button("", self._step_on)
        self.projector = button(_("Projeter"), owner.project, icon_name="presentation", tip="F9")
        self.more = icon_button("dots", _("Autres gestes de la rencontre"), self._open_menu)
        self.asks = button("", lambda: settle(owner), look="chip", icon_name="gavel")
        self.floor = Elided("", "muted")
        self._lay()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.meeting, 1)
        for one in (self.clock, self.quorum, self.state):
            above.addWidget(one)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.asks)
        below.addWidget(self.floor, 1)
        for act in (self.next_step, self.projector, self.more):
            below.addWidget(act)
        column.addLayout(above)
        column.addWidget(self.point)
        column.addLayout(below)

    def show_scene(self, scene: Scene) -> None:
        self._state = scene.state
        self.meeting.say(scene.subtitle)
        self.state.say(word("meeting_state", scene.state))
        self.point.say(scene.point)
        words = {
            "planned": _("Ouvrir la rencontre"), "convened": _("Ouvrir la rencontre"),
            "in_progress": _("Lever la rencontre"), "held": _("Adopter…"),
        }.get(scene.state, "")
        self.next_step.setText(words)
        self._show_quorum(scene)
        asked = self._owner.presenter.settling.asked()
        here = asked in WORDS and words not in ("", _(WORDS[asked]))
        self.asks.setVisible(here)
        self.next_step.setVisible(bool(words) and not here)
        if here:
            self.asks.setText(_("{words}  (F5)").format(words=_(WORDS[asked])))
        self.show_clock(scene)

    def _show_quorum(self, scene: Scene) -> None:
        """Show the voices here; below the quorum, in words as well as in colour."""
        self.quorum.setVisible(scene.state != "adopted" and bool(scene.people))
        words = _("Quorum {count}") if scene.quorum_held else _("Hors quorum {count}")
        colours = ("okSoft", "ok") if scene.quorum_held else ("dangerSoft", "danger")
        self.quorum.say(words.format(count=scene.count), *colours)
        self.quorum.setAccessibleName(scene.quorum)
        self.quorum.setToolTip(scene.quorum)

    def show_clock(self, scene: Scene) -> None:
        """Show the hour and the minutes left, in words and colour."""
        self.clock.setText(scene.clock)
        colour = theme().hex("danger" if scene.late else "text2")
        self.clock.setStyleSheet(f"color: {colour};")
        said = floor_words(self._owner.presenter.floor.spoken())
        self.floor.say(said)

    def _step_on(self) -> None:
        acts = {
            "planned": self._owner.presenter.open_meeting,
            "convened": self._owner.presenter.open_meeting,
            "in_progress": lambda: close(self._owner),
            "held": self._owner.adopt,
        }
        acts[self._state]()

    def menu(self) -> QMenu:
        """Return the other gestures, those that the state allows."""
        menu = QMenu(self)
        menu.addAction(_("Procès-verbal en PDF…"), self._owner.print_minutes)
        menu.addAction(_("Fiche de la rencontre"), self._owner.show_sheet)
        if self._state == "in_progress":
            menu.addAction(_("Lever la rencontre"), lambda: close(self._owner))
        sealed = menu.addAction(
            _("Mentionner un huis clos, sans texte scellé"), self._owner.presenter.in_camera
        )
        sealed.setEnabled(self._state not in ("adopted", "cancelled"))
        if TOOLS:
            menu.addSeparator()
        for tool in TOOLS:
            text = f"{_(tool.words)}\t{tool.keys}" if tool.keys else _(tool.words)
            action = menu.addAction(icon(tool.icon), text, partial(self._owner.use, tool))
            action.setEnabled(not tool.states or self._state in tool.states)
        menu.addSeparator()
        menu.addAction(_("Toutes les touches"), lambda: KeysDialog(self).exec())
        return menu

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
