"""The money of one action beside the montage: sources, spending and its papers, hours."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from dsi_desktop.features.funding import commands, queries
from dsi_desktop.features.funding.page.forms import MoneyForms
from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.funding.page.ink import MoneyBar
from dsi_desktop.features.funding.page.papers import look, save_copy
from dsi_desktop.features.funding.presenter import sheet as said
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

Gesture = tuple[str, Callable[[], object]]


class ActionMoney(SidePanel):
    """Every line opens its form; its menu takes it away. Échap gives the focus back."""

    def __init__(self, host: Funding, forms: MoneyForms) -> None:
        super().__init__(372)
        self._host = host
        self._forms = forms
        self.action_id: str | None = None
        self.lines: dict[str, RecordLine] = {}
        self.close_button.setAccessibleName(_("Fermer le détail du budget"))
        self.opener = icon_button(
            "target-arrow", _("Ouvrir la fiche de l’action"), self._open_action)
        self.add_action(self.opener)
        self.hide()

    def show_action(self, action_id: str, line_id: str = "", *, focus: bool = True) -> None:
        """Show the money of an action, the keyboard on one of its sources."""
        self.action_id = action_id
        self.renew()
        if not self.isHidden() and focus:
            self.lines.get(line_id, self._first()).setFocus()

    def renew(self) -> None:
        """Read the action in sight again; hide when it is gone."""
        if self.action_id is None:
            return
        sheet = queries.money_sheet(self._host.store, self.action_id)
        if sheet is None:
            self.action_id = None
            self.leave()
            return
        held = next((key for key, line in self.lines.items() if line.hasFocus()), "")
        self._fill(sheet)
        self.show()
        if held in self.lines:
            self.lines[held].setFocus()

    def leave(self) -> None:
        """Hide, and forget which action was in sight."""
        self.action_id = None
        super().leave()

    def _first(self) -> QWidget:
        return next(iter(self.lines.values()), self.close_button)

    def _fill(self, sheet: queries.MoneySheet) -> None:
        self.empty()
        self.lines.clear()
        title = said.title_of(sheet)
        self.title.say(title)
        self.setAccessibleName(_("Budget : {title}").format(title=title))
        self.opener.setVisible(bool(sheet.action_id))
        self.body.addWidget(label(said.head_of(sheet), "muted", wrap=True))
        if any(parts := said.parts_of(sheet)):
            self.body.addWidget(MoneyBar(parts, said.head_of(sheet)))
        self._sources(sheet)
        if sheet.action_id:
            self._spending(sheet)
            self._hours(sheet)
        self.body.addStretch()

    def _sources(self, sheet: queries.MoneySheet) -> None:
        self._section(_("Sources"), _("Ajouter une source…"),
                      partial(self._forms.add_source, sheet.action_id))  # fmt: skip
        for one in sheet.sources:
            self._line(
                one.id, said.source_line(one), partial(self._forms.edit_source, one.id),
                [(_("Modifier…"), partial(self._forms.edit_source, one.id)),
                 (_("Relier à une action…"), partial(self._forms.tie, one.id)),
                 (_("Retirer"), partial(self._remove, plan.remove_funding_line, one.id,
                                        _("Source retirée. Ctrl+Z la ramène.")))])

    def _spending(self, sheet: queries.MoneySheet) -> None:
        self._section(_("Dépenses par poste"), _("Noter une dépense…"),
                      partial(self._forms.add_spending, sheet.action_id))  # fmt: skip
        for post in sheet.posts:
            self.body.addLayout(field_row(*said.post_words(post)))
        if (share := said.administration_words(sheet.posts)):
            self.body.addWidget(label(share, "small", wrap=True))
        for one in sheet.spending:
            opened = partial(self._forms.edit_spending, one.id, sheet.action_id)
            self._line(
                one.id, said.spending_line(one), opened,
                [(_("Modifier…"), opened),
                 (_("Ajouter une pièce justificative…"),
                  partial(self._forms.add_voucher, one.id)),
                 (_("Retirer"), partial(self._remove, commands.remove_spending, one.id,
                                        _("Dépense retirée. Ctrl+Z la ramène.")))])
            for voucher in one.vouchers:
                self._voucher(voucher)

    def _voucher(self, one: queries.VoucherLine) -> None:
        more: list[Gesture] = [(_("Modifier…"), partial(self._forms.edit_voucher, one))]
        if one.paper:
            more += [
                (_("Ouvrir {name}").format(name=one.paper), partial(look, self._host, one)),
                (_("Enregistrer une copie…"), partial(save_copy, self._host, one)),
            ]
        more.append((_("Retirer"), partial(self._remove, commands.remove_voucher, one.id,
                                           _("Pièce retirée. Ctrl+Z la ramène."))))  # fmt: skip
        self._line(one.id, said.voucher_line(one), partial(self._forms.edit_voucher, one), more)

    def _hours(self, sheet: queries.MoneySheet) -> None:
        self._section(_("Heures"), _("Ajouter des heures…"),
                      partial(self._forms.add_hours, sheet.action_id))  # fmt: skip
        for one in sheet.services:
            opened = partial(self._forms.edit_hours, one.service.id)
            self._line(
                one.service.id, said.service_line(one), opened,
                [(_("Modifier…"), opened),
                 (_("Retirer"), partial(self._remove, plan.remove_human_resource, one.service.id,
                                        _("Heures retirées. Ctrl+Z les ramène.")))])

    def _section(self, title: str, adds: str, clicked: Callable[[], object]) -> None:
        row = QHBoxLayout()
        row.addWidget(label(title, "h3"), 1)
        add = icon_button("plus", adds, clicked)
        row.addWidget(add)
        self.body.addLayout(row)

    def _line(
        self, key: str, line: said.MoneyLine, opened: Callable[[], object],
        more: Sequence[Gesture],
    ) -> None:  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(2)
        drawn = RecordLine(_record(line), opened)
        self.lines[key] = drawn
        row.addWidget(drawn, 1)
        row.addWidget(_menu_button(_("Gestes sur {name}").format(name=line.title), more))
        self.body.addLayout(row)

    def _remove(self, command: Callable[..., object], record_id: str, words: str) -> None:
        self._host.write(partial(command, self._host.store, record_id), words)

    def _open_action(self) -> None:
        if self.action_id:
            self._host.desk.open_record("action", self.action_id)


def _record(line: said.MoneyLine) -> Record:
    return Record(
        line.title, line.note, pill=line.pill, tone=line.tone, faded=line.faded,
        icon_name=line.icon_name,
    )


def _menu_button(name: str, gestures: Sequence[Gesture]) -> QToolButton:
    made = icon_button("dots", name)
    menu = QMenu(made)
    menu.setAccessibleName(name)
    for words, clicked in gestures:
        menu.addAction(words).triggered.connect(lambda _on=False, clicked=clicked: clicked())
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
