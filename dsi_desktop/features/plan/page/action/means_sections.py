"""What an action works with: its money in a glance, the hours given, its measures, its tasks."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.plan import commands
from dsi_desktop.features.plan.page.action import asking
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.money_bar import MoneyBar, MoneyMark
from dsi_desktop.features.plan.page.side import Section
from dsi_desktop.features.plan.presenter import action
from dsi_desktop.features.plan.queries import ActionSheet, HandLine, MoneyLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.sheets.parts import menu_button
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.painted import Bar
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label


class MoneySection(Section[ActionSheet]):
    """What each source stands for, in one bar and in words; each opens in the budget."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Montage financier"))

    def part(self, sheet: ActionSheet) -> object:
        return sheet.money

    def count(self, sheet: ActionSheet) -> str:
        return fmt.money(sheet.total, short=True) if sheet.money else ""

    def fill(self, sheet: ActionSheet) -> None:
        if sheet.money:
            total = fmt.money(sheet.total, short=True)
            self.body.addWidget(
                MoneyBar(sheet.money, _("Montage financier, {total}").format(total=total)))
        for line in sheet.money:
            self.body.addLayout(self._line(line))
        opener = button(_("Ouvrir le budget"), partial(self.host.desk.show_page, "funding"),
                        look="link")  # fmt: skip
        self.body.addWidget(self.hold(opener, "open"))

    def _line(self, line: MoneyLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(MoneyMark(line.state))
        nature = word("funding_nature", line.nature) if line.nature == "in_kind" else ""
        parts = (fmt.money(line.amount, short=True), word("funding_state", line.state), nature)
        record = Record(line.source, " · ".join(part for part in parts if part))
        row.addWidget(self.hold(RecordLine(
            record, partial(self.host.desk.open_record, "funding_line", line.id)),
            f"line:{line.id}"), 1)  # fmt: skip
        return row


class HandsSection(Section[ActionSheet]):
    """Who gives hours; what they are worth counts in kind beside the money."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Ressources humaines"))

    def part(self, sheet: ActionSheet) -> object:
        return sheet.hands, sheet.hue

    def count(self, sheet: ActionSheet) -> str:
        return action.hours_total(sheet)

    def fill(self, sheet: ActionSheet) -> None:
        if sheet.hours_planned:
            share = sheet.hours_done / sheet.hours_planned
            self.body.addWidget(
                Bar(share, sheet.hue, _("Heures humaines faites"), action.hours_total(sheet)))
        for line in sheet.hands:
            self.body.addLayout(self._line(line))
        self.body.addWidget(self.hold(
            button(_("Ajouter des heures…"), self.add, icon_name="plus"), "add"))

    def add(self) -> None:
        """Ask who gives how many hours."""
        if asking.ask_hand(self.host, self.record_id):
            self.host.renew()

    def edit(self, line: HandLine) -> None:
        """Change who, how many, at which rate."""
        if asking.ask_hand(self.host, self.record_id, line):
            self.host.renew()

    def remove(self, line: HandLine) -> None:
        """Take a resource off the action."""
        self.write(lambda: commands.remove_human_resource(self.host.store, line.id))

    def _line(self, line: HandLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        icon = "user" if line.person_id else "building-community"
        row.addWidget(self.hold(RecordLine(
            Record(line.name, action.hand_words(line), icon_name=icon),
            partial(self.edit, line)), f"hand:{line.id}"), 1)
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur les heures de {name}, {words}").format(
                name=line.name, words=action.hand_words(line)),
            [(_("Modifier…"), partial(self.edit, line)),
             (_("Retirer"), partial(self.remove, line))]), f"menu:{line.id}"))
        return row


class IndicatorsSection(Section[ActionSheet]):
    """What measures the action, each with its last measure; a press opens it."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Indicateurs"))

    def part(self, sheet: ActionSheet) -> object:
        return sheet.indicators

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.indicators)) if sheet.indicators else ""

    def fill(self, sheet: ActionSheet) -> None:
        for line in sheet.indicators:
            self.body.addWidget(self.hold(RecordLine(
                Record(line.title, action.indicator_words(line), icon_name="chart-line"),
                partial(self.host.desk.open_record, "indicator", line.id)), f"one:{line.id}"))
        opener = button(_("Ouvrir les indicateurs"),
                        partial(self.host.desk.show_page, "indicators"), look="link")
        self.body.addWidget(self.hold(opener, "open"))


class TasksSection(Section[ActionSheet]):
    """The open tasks of the action; each opens on its board."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Suivis ouverts"))

    def part(self, sheet: ActionSheet) -> object:
        return sheet.follow_ups, sheet.hue, sheet.tasks

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.follow_ups)) if sheet.follow_ups else ""

    def fill(self, sheet: ActionSheet) -> None:
        for line in sheet.follow_ups:
            record = Record(
                line.title, line.responsible, icon_name="layout-kanban", pill=line.due,
                tone="bad" if line.late else "quiet")
            self.body.addWidget(self.hold(RecordLine(
                record, partial(self.host.desk.open_record, "task", line.id)), f"one:{line.id}"))
        if not sheet.follow_ups:
            self.body.addWidget(label(
                _("Aucune tâche ouverte : une carte d’un tableau peut servir cette action."),
                "muted", wrap=True))
