"""The head of a body's seats: its name, its balance painted and said, what its rules ask."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.seats.gestures import SeatGestures
from dsi_desktop.features.governance.page.seats.parity_strip import Group, ParityStrip
from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatingSheet
from dsi_desktop.features.governance.rules.seating import quorum_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_GROUNDS = {
    "good": ("okSoft", "ok"), "bad": ("dangerSoft", "danger"), "quiet": ("surface2", "text2"),
}


class BodyHead(QFrame):
    """Says how a body stands, and begins what is done with the whole of it."""

    def __init__(self, gestures: SeatGestures) -> None:
        super().__init__()
        self.setObjectName("card")
        self._gestures = gestures
        self._body_id = ""
        self._abolished: tuple[tuple[str, str], ...] = ()
        self._name = Elided("", "h2")
        self._kind = Pill("")
        self._balance = Pill("")
        self.facts = label("", "muted", wrap=True)
        self.strip = ParityStrip()
        self.more = icon_button("dots", _("Autres gestes sur l’instance"))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        self._tools: tuple[QWidget, ...] = (
            button(_("Nommer un membre"), lambda: gestures.seats.appoint(self._body_id),
                   icon_name="user-plus"),
            button(_("Règles"), lambda: gestures.bodies.rules(self._body_id),
                   icon_name="adjustments-horizontal", tip=_("Règles de l’instance")),
            self.more,
        )
        self._lay_out()

    def show_sheet(self, sheet: SeatingSheet, *, live: bool) -> None:
        """Show a body; at a past date nothing is begun."""
        self._body_id = sheet.id
        self._abolished = sheet.abolished
        self._reopen.setVisible(bool(sheet.abolished))
        self._name.say(sheet.name)
        self._kind.say(vocabulary.label("body_kind", sheet.kind).capitalize())
        standing = scene.standing(sheet)
        self._balance.say(standing.sentence, *_GROUNDS[standing.tone])
        self.strip.show_groups(
            [Group(one.name, scene.strip_words(one), one.held, one.vacant, hue=at)
             for at, one in enumerate(sheet.strips)],
            standing.sentence,
        )
        self.facts.setText(" · ".join(part for part in (
            standing.rule, quorum_words(*sheet.quorum), scene.letters_words(sheet.letters),
        ) if part))
        for tool in self._tools:
            tool.setVisible(live)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the kind of body out where there is little room."""
        self._kind.setVisible(not narrow)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._kind)
        for tool in self._tools:
            row.addWidget(tool)
        column.addLayout(row)
        column.addWidget(self.strip)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self._balance)
        said.addWidget(self.facts, 1)
        column.addLayout(said)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, done in (
            (_("Appliquer un modèle de règles…"), self._gestures.bodies.preset),
            (_("Nouveau collège…"), self._gestures.colleges.new_college),
            (_("Nouveau siège…"), self._gestures.seats.new_seat),
        ):
            menu.addAction(words).triggered.connect(partial(self._with_body, done))
        self._reopen = menu.addAction(_("Rétablir un siège aboli…"))
        self._reopen.triggered.connect(
            lambda _on: self._gestures.colleges.reopen(self._abolished))
        return menu

    def _with_body(self, done: Callable[[str], object], _checked: bool = False) -> None:
        done(self._body_id)
