"""« Clore le chantier »: its last day, and where its open cards go on."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter.closing import NEW, ClosingPresenter
from dsi_desktop.features.boards.queries.closing import OpenCard
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.forms.fields import ChoiceField, Clock, DayField, Field, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class ClosingForm(Form):
    """The day, who takes over, and the cards that go on."""

    def __init__(self, presenter: ClosingPresenter, today: Clock) -> None:
        sheet = presenter.sheet
        ended = sheet is not None and sheet.is_closed
        self.to = ChoiceField(
            "to", _("Ses cartes ouvertes continuent dans"), presenter.choices(), required=ended,
            none=None if ended else _("Aucune autre : elles restent, l’accueil le rappelle"),
        )
        self.named = TextField("name", _("Nom de la nouvelle instance"))
        day = DayField("end_on", _("Dernier jour"), today, required=True)
        rows: list[Field] = [self.to] if ended else [day, self.to, self.named]
        super().__init__(rows)
        self.append(_moving(presenter, sheet.cards if sheet is not None else ()))
        self.fill({"end_on": today().isoformat()})
        if sheet is not None and sheet.successor_id:
            self.fill({"to": sheet.successor_id})
        self.to.edited.connect(lambda _name: self._show_name())
        self._show_name()

    def _show_name(self) -> None:
        self.named.setVisible(self.to.box.currentData() == NEW)


def closing_dialog(parent: QWidget, store: Store, host: Boards, body_id: str) -> FormDialog | None:
    """Open the dialog; None when the body is gone."""
    presenter = ClosingPresenter(store, body_id)
    if presenter.sheet is None:
        return None
    form = ClosingForm(presenter, host.desk.today)
    ended = presenter.sheet.is_closed

    def save(values: Mapping[str, Value]) -> None:
        to = values["to"]
        name = str(values.get("name") or "")
        if to == NEW and not name:
            raise RuleBroken(_("Nommez l’instance."), "name")
        shown, said = presenter.close(
            str(values.get("end_on") or ""), str(to) if to else None, name
        )
        host.presenter.choose(shown)
        host.refresh()
        host.desk.tell(said)

    dialog = FormDialog(
        parent, presenter.title(), form, save, yes=_("Confier") if ended else _("Clore"),
        width=600,
    )  # fmt: skip
    dialog.open()
    return dialog


def _moving(presenter: ClosingPresenter, cards: tuple[OpenCard, ...]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label(presenter.cards_words(), "label", wrap=True))
    if cards:
        model = RowsModel[OpenCard](
            [
                Column(_("Carte"), lambda one: one.title,
                       spoken=lambda one: f"{one.title}, {one.column}"),
                Column(_("Colonne"), lambda one: one.column),
            ],
            lambda one: one.task_id, inside,
        )  # fmt: skip
        model.show(cards)
        table = Table(_("Cartes ouvertes"), model)
        table.widths(300, 160, stretch=0)
        rows = min(len(cards), 6) + 1
        fit(table, lambda: table.setFixedHeight(theme().px(36 * rows + 8)))
        column.addWidget(table)
    return inside
