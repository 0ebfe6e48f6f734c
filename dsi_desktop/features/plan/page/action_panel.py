"""The sheet of an action beside the tree: with whom, with what, what follows, decided where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.plan.page import words
from dsi_desktop.features.plan.page.money_bar import MoneyBar, MoneyMark
from dsi_desktop.features.plan.queries import ActionSheet, OriginLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button, icon_button
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.painted import Avatar, Bar, Pill
from dsi_desktop.ui.widgets.texts import Elided, label


class ActionPanel(SidePanel):
    """Shows one action; the pencil opens its form, lines open their records."""

    edit = Signal(str)
    change_state = Signal(str)
    open_record = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(308)
        self.setAccessibleName(_("Fiche de l’action"))
        self.action_id = ""
        self._pill = Pill("")
        self.title.setObjectName("muted")
        self.head.insertWidget(0, self._pill)
        self.edit_button = icon_button(
            "pencil", _("Modifier l’action"), lambda: self.edit.emit(self.action_id)
        )
        self.add_action(self.edit_button)

    def show_sheet(self, sheet: ActionSheet) -> None:
        self.action_id = sheet.id
        self.empty()
        hue = theme().hue(sheet.hue)
        self._pill.setVisible(bool(sheet.body))
        self._pill.say(sheet.body, hue.soft, hue.ink)
        self.title.say(_("Action {code}").format(code=sheet.code))
        self._identity(sheet)
        self._partners(sheet)
        self._money(sheet)
        self._hours(sheet)
        self._milestones(sheet)
        self._follow_ups(sheet)
        self._origins(sheet)
        self._notes(sheet)
        self.body.addStretch()

    def take_focus(self) -> None:
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _identity(self, sheet: ActionSheet) -> None:
        self.body.addWidget(label(sheet.title, "h3", wrap=True))
        who = " · ".join(part for part in (sheet.lead, sheet.contact) if part)
        if who:
            self.body.addWidget(label(who, "muted", wrap=True))
        state = words.state_word(sheet.state)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Pictogram(words.SHAPES.get(sheet.state, "circle"), size=16))
        row.addWidget(label(state))
        if sheet.due:
            row.addWidget(_due(sheet.due, late=sheet.late))
        row.addStretch()
        changing = button(_("Changer"), lambda: self.change_state.emit(sheet.id), look="link")
        changing.setAccessibleName(_("Changer l’état, maintenant {state}").format(state=state))
        row.addWidget(changing)
        self.body.addLayout(row)
        if sheet.state_reason:
            reason = _("Motif\N{NO-BREAK SPACE}: {reason}").format(reason=sheet.state_reason)
            self.body.addWidget(label(reason, "muted", wrap=True))
        if sheet.description:
            self.body.addWidget(label(sheet.description, wrap=True))

    def _partners(self, sheet: ActionSheet) -> None:
        if not sheet.partners:
            return
        inside = self._section(_("Partenaires"), str(len(sheet.partners)))
        for line in sheet.partners:
            part = (
                label(word("partner_role", line.role), "muted")
                if line.confirmed
                else coloured(_("à confirmer"), "warn")
            )
            inside.addLayout(row_of(Elided(line.name), part))

    def _money(self, sheet: ActionSheet) -> None:
        if not sheet.money:
            return
        total = fmt.money(sheet.total, short=True)
        inside = self._section(_("Montage financier"), total)
        inside.addWidget(MoneyBar(sheet.money, _("Montage financier, {total}").format(total=total)))
        for line in sheet.money:
            row = row_of(
                Elided(line.source), label(fmt.money(line.amount, short=True)),
                label(word("funding_state", line.state), "muted"),
            )
            row.insertWidget(0, MoneyMark(line.state))
            inside.addLayout(row)

    def _hours(self, sheet: ActionSheet) -> None:
        if not sheet.hours_planned:
            return
        said = _("{done}\N{NO-BREAK SPACE}h sur {planned}\N{NO-BREAK SPACE}h").format(
            done=fmt.number(sheet.hours_done // 10), planned=fmt.number(sheet.hours_planned // 10)
        )
        inside = self._section(_("Heures humaines"), said)
        share = sheet.hours_done / sheet.hours_planned
        inside.addWidget(Bar(share, sheet.hue, _("Heures humaines faites"), said))

    def _milestones(self, sheet: ActionSheet) -> None:
        if not sheet.milestones:
            return
        inside = self._section(_("Jalons"), str(len(sheet.milestones)))
        for line in sheet.milestones:
            when = _due(line.due, late=line.late)
            when.setVisible(bool(line.due))
            row = row_of(Elided(line.title), when)
            row.insertWidget(0, Pictogram("circle-check" if line.reached else "circle", size=16))
            inside.addLayout(row)

    def _follow_ups(self, sheet: ActionSheet) -> None:
        if not sheet.follow_ups:
            return
        inside = self._section(_("Suivis ouverts"), str(len(sheet.follow_ups)))
        for line in sheet.follow_ups:
            opener = self._link(line.title, "task", line.id)
            row = QHBoxLayout()
            row.setSpacing(6)
            if line.responsible:
                row.addWidget(Avatar(line.responsible, sheet.hue, 22))
            row.addWidget(opener, 1)
            if line.due:
                row.addWidget(_due(line.due, late=line.late))
            inside.addLayout(row)

    def _origins(self, sheet: ActionSheet) -> None:
        if not sheet.origins:
            return
        inside = self._section(_("Décisions d’origine"))
        for line in sheet.origins:
            inside.addLayout(self._origin(line))

    def _notes(self, sheet: ActionSheet) -> None:
        if not sheet.notes:
            return
        inside = self._section(_("Notes de suivi"), str(len(sheet.notes)))
        for line in sheet.notes:
            inside.addWidget(label(f"{line.day} · {line.author}", "small"))
            inside.addWidget(label(line.text, wrap=True))

    def _origin(self, line: OriginLine) -> QHBoxLayout:
        row, column = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(8)
        column.setSpacing(0)
        icon = Pictogram("gavel" if line.kind == "motion" else "notes")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        target = line.meeting_id or line.id
        column.addWidget(
            self._link(line.title, "meeting" if line.meeting_id else line.kind, target)
        )
        if line.text:
            column.addWidget(label(line.text, "muted", wrap=True))
        row.addLayout(column, 1)
        return row

    def _link(self, text: str, kind: str, record_id: str) -> QWidget:
        made = ElidedLink(text)
        made.clicked.connect(lambda: self.open_record.emit(kind, record_id))
        return made

    def _section(self, title: str, said: str = "") -> QVBoxLayout:
        self.body.addSpacing(4)
        head = QHBoxLayout()
        named = label(title, "muted")
        named.setStyleSheet("font-weight: 600;")
        head.addWidget(named)
        head.addStretch()
        if said:
            head.addWidget(label(said, "label"))
        self.body.addLayout(head)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        self.body.addLayout(inside)
        return inside


class ElidedLink(QPushButton):
    """A link on one line, cut with « … » where the room ends; whole for mouse and ear."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setObjectName("link")
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setStyleSheet("QPushButton { text-align: left; padding: 0 4px; }")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        elided = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, elided, self.width() - 12)
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def _due(text: str, *, late: bool) -> Pill:
    return Pill(text, "dangerSoft", "danger") if late else Pill(text)


def row_of(first: QWidget, *others: QWidget) -> QHBoxLayout:
    """Return a line: the first widget takes the room, the others stand at the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row


def coloured(text: str, key: str) -> QLabel:
    made = label(text)
    made.setStyleSheet(f"color: {theme().hex(key)};")
    return made
