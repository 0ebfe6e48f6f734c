"""The meetings that could be held together, one suggestion at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter import pairing
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

Done = Callable[[queries.Suggestion], object]


class SuggestionCard(QFrame):
    """Shows the best; « Suivante » shows the others. `joined` and `set_aside` get the one shown."""

    def __init__(
        self, opened: Callable[[str], object], joined: Done, set_aside: Done,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("chosen")
        self.setAccessibleName(_("Suggestion"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._opened, self._joined, self._aside = opened, joined, set_aside
        self._all: tuple[queries.Suggestion, ...] = ()
        self._at = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Pictogram("bulb", "accentInk", 20))
        self.count = label("", "label")
        head.addWidget(self.count, 1)
        self.next = button(_("Suivante"), self.turn, look="link")
        self.next.setAccessibleName(_("Suggestion suivante"))
        head.addWidget(self.next)
        column.addLayout(head)
        self.title = label("", "h3", wrap=True)
        column.addWidget(self.title)
        self.meetings = QVBoxLayout()
        self.meetings.setSpacing(6)
        column.addLayout(self.meetings)
        self.words = label("", wrap=True)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.join = button("", lambda: self._joined(self.shown), look="primary")
        self.aside = button(_("Écarter"), lambda: self._aside(self.shown))
        self.aside.setAccessibleName(_("Écarter cette suggestion"))
        row.addWidget(self.join)
        row.addWidget(self.aside)
        row.addStretch()
        column.addLayout(row)
        self.hide()

    @property
    def shown(self) -> queries.Suggestion:
        """The suggestion in sight."""
        return self._all[self._at]

    def show_all(self, suggestions: tuple[queries.Suggestion, ...]) -> None:
        """Show the best of these; nothing to suggest hides the card."""
        key = self.shown.key if self._all else ""
        self._all = suggestions
        keys = [one.key for one in suggestions]
        self._at = keys.index(key) if key in keys else 0
        self.setVisible(bool(suggestions))
        if suggestions:
            self._show()

    def turn(self) -> None:
        """Show the next suggestion."""
        self._at = (self._at + 1) % len(self._all)
        self._show()

    def _show(self) -> None:
        one, many = self.shown, len(self._all) > 1
        place = _("Suggestion {at} sur {all}").format(at=self._at + 1, all=len(self._all))
        self.count.setText(place if many else _("Suggestion"))
        self.next.setVisible(many)
        self.title.setText(pairing.suggestion_title(one))
        self.words.setText(pairing.suggestion_words(one))
        self.words.setToolTip(", ".join(one.names))
        day = fmt.date_short(one.kept.held_on)
        self.join.setText(_("Réunir le {day}").format(day=day))
        clear(self.meetings)
        before: QWidget = self.next
        for meeting in (one.kept, one.moved):
            record = Record(
                meeting.body, pairing.meeting_words(meeting), hue=meeting.hue)
            frame = QFrame()
            frame.setObjectName("offered")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(6, 0, 6, 0)
            line = RecordLine(record, partial(self._opened, meeting.id))
            inside.addWidget(line)
            self.meetings.addWidget(frame)
            self.setTabOrder(before, line)
            before = line
        self.setTabOrder(before, self.join)
