"""The agenda of a meeting: its name, its time against the clock, its points, how to begin it."""

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dsi_desktop.features.meetings.page.agenda_table import AgendaTable, TimeBar
from dsi_desktop.features.meetings.page.empty_agenda import EmptyAgenda
from dsi_desktop.features.meetings.presenter import clock_sentences, meeting_name
from dsi_desktop.features.meetings.queries import MeetingSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided, label

Act = Callable[[str], object]


class AgendaCard(QFrame):
    """Title, bar of time, table of points, and the buttons that add to it."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self.setObjectName("card")
        self._act = act
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addLayout(self._head())
        self.bar = TimeBar()
        column.addWidget(self.bar)
        self.table = AgendaTable(lambda item: act(f"edit-item {item}"))
        self.none = EmptyAgenda(act)
        column.addWidget(self.none, 1)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self.title.say(meeting_name(sheet.line))
        self.facts.say(facts(sheet))
        planned, end = clock_sentences(sheet.clock)
        colour = theme().hex("danger" if sheet.clock.over else "text2")
        for one, text in ((self.planned, planned), (self.end, end)):
            one.setText(text)
            one.setStyleSheet(f"color: {colour};")
        self.bar.show_clock(
            sheet.clock, sheet.current_item_id, ", ".join(part for part in (planned, end) if part)
        )
        chosen = self.table.chosen()
        self.table.lines.show(sheet.items)
        if chosen is not None:
            self.table.keep(chosen.id)
        elif sheet.items:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        writable = sheet.line.state not in ("adopted", "cancelled")
        self.none.setVisible(not sheet.items and writable)
        self.table.setVisible(bool(sheet.items) or not writable)
        self.new.setEnabled(writable)
        self.elect.setEnabled(writable)
        self.sub.setEnabled(writable and bool(sheet.items))
        self.table.setEnabled(writable or sheet.line.state == "adopted")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title, self.facts = Elided("", "h3"), Elided("", "muted")
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head.addLayout(words, 1)
        clock = QVBoxLayout()
        clock.setSpacing(2)
        self.planned, self.end = label("", "label"), label("", "small")
        fit(self.planned, lambda: self.planned.setFont(
            theme().font("m", QFont.Weight.DemiBold)))
        clock.addWidget(self.planned)
        clock.addWidget(self.end)
        head.addLayout(clock)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.new = button(_("Ajouter un point"), lambda: self._act("new"), icon_name="plus")
        self.sub = button(_("Sous-point"), lambda: self._act("sub"), look="link")
        self.elect = icon_button("checklist", _("Tenir une élection au point choisi"),
                                 lambda: self._act("elect"))
        foot.addWidget(self.new)
        foot.addWidget(self.sub)
        foot.addWidget(self.elect)
        foot.addStretch()
        foot.addWidget(label(_("Alt+↑↓ déplacer · D É I S type · + et − durée · F2 titre"),
                             "small"))
        return foot


def facts(sheet: MeetingSheet) -> str:
    """Return the day, the hours, the place and the sort of a meeting."""
    line = sheet.line
    parts = [fmt.date_long(line.held_on) if line.held_on else ""]
    hours = fmt.time_range(line.start_time or None, line.end_time or None)
    if hours:
        parts[0] = f"{parts[0]}, {hours}"
    parts += [line.place, word("meeting_kind", line.kind) if line.kind != "ordinary" else ""]
    return " · ".join(part for part in parts if part)
