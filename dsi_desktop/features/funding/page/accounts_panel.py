"""« Reddition »: the account of a funder, ready to print, and what it still lacks."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dsi_desktop.features.funding.page.account_forms import ask_period, ask_vocabulary
from dsi_desktop.features.funding.page.account_papers import export_account, print_account
from dsi_desktop.features.funding.page.beside import side_by_side
from dsi_desktop.features.funding.page.host import Funding, InnerPanel
from dsi_desktop.features.funding.queries.accounts import account_funders, funder_account
from dsi_desktop.features.funding.rules.account_scene import (
    AccountScene,
    ActionScene,
    account_scene,
    lacking_words,
    year_choices,
)
from dsi_desktop.features.funding.rules.accounts import (
    FINAL,
    INTERIM,
    Asked,
    FunderName,
    read_asked,
)
from dsi_desktop.features.funding.rules.vocabulary import read_vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState, field_row, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.tools_row import choice
from dsi_desktop.ui.widgets.views import Table

_OWN = "own"
_YEARS_BACK = 6
_SHOWN = 60


class AccountsPanel(InnerPanel):
    """Nothing is typed here: everything comes from what was noted as the work went."""

    def __init__(self, host: Funding) -> None:
        super().__init__(host)
        self.scene: AccountScene | None = None
        self._funders: tuple[FunderName, ...] = ()
        self._asked: Asked | None = None
        self.funder = choice(_("Bailleur de la reddition"), [], 14)
        self.period = choice(_("Période de la reddition"), [], 13)
        self.stage = Segmented(_("Rapport"), [(INTERIM, _("Étape")), (FINAL, _("Final"))])
        self._make_parts()
        self._lay_out()
        self.funder.activated.connect(lambda _at: self._choose_funder())
        self.period.activated.connect(lambda _at: self._choose_period())
        self.stage.chosen.connect(self._choose_stage)

    def _make_parts(self) -> None:
        self.vocabulary = button(_("Ses mots…"), self._words)
        self.pdf = icon_button("file-type-pdf", _("Reddition en PDF"), partial(self._print, "pdf"))
        self.xlsx = icon_button("download", _("Reddition en XLSX"), partial(self._print, "xlsx"))
        self.rows: RowsModel[ActionScene] = RowsModel([
            Column(_("Action"), lambda row: row.title, _spoken, tip=lambda row: row.title),
            Column(_("Prévu"), lambda row: row.total.planned, right=True),
            Column(_("Réel"), lambda row: row.total.actual, right=True),
            Column(_("Écart"), lambda row: row.total.variance, right=True),
        ], lambda row: row.id)  # fmt: skip
        self.table = Table(
            _("Actions de la reddition"), self.rows,
            lambda index: self.host.desk.open_record("action", self.rows.row(index).id))
        self.table.widths(220, 100, 100, 100, stretch=0)
        self.table.selectionModel().currentChanged.connect(
            lambda _index, _before: self._show_detail())
        self.whole = Card(_("En tout"))
        self.lacking = Card(_("Il manque"), "alert-triangle")
        self.detail = Card(_("Action"))
        self._none = EmptyState(
            "coins", _("Aucun bailleur"),
            _("La reddition rassemble ce que l’argent d’un bailleur a permis. Ajoutez d’abord le "
              "bailleur et ce qu’il paie."), _("Voir les bailleurs"),
            lambda: self.host.show_inner("funders"))  # fmt: skip

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 8, 0)
        beside.setSpacing(16)
        for card in (self.whole, self.lacking):
            beside.addWidget(card)
        beside.addStretch(1)
        under = QVBoxLayout()
        under.setContentsMargins(0, 0, 8, 0)
        under.addWidget(self.detail)
        under.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 2)
        column.addWidget(scrolling(under), 3)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(side_by_side(left, scrolling(beside)))
        self._stack.addWidget(self._none)

    @property
    def tools(self) -> Sequence[QWidget]:
        """Whose account, over which days, and its papers."""
        return (self.funder, self.period, self.stage, self.vocabulary, self.pdf, self.xlsx)

    @property
    def asked(self) -> Asked | None:
        """The account in sight."""
        return self._asked

    def refresh(self) -> None:
        """Offer the funders, then read the account in sight again."""
        self._funders = account_funders(self.host.store)
        self._stack.setCurrentIndex(0 if self._funders else 1)
        kept = self._asked.funder_id if self._asked else ""
        self.funder.clear()
        for one in self._funders:
            self.funder.addItem(one.name, one.id)
        self.funder.setCurrentIndex(max(self.funder.findData(kept), 0))
        for tool in self.tools:
            tool.setEnabled(bool(self._funders))
        if not self._funders:
            self._asked = None
            return
        if self._asked is None or self.funder.currentData() != kept:
            self._begin()
        self._read()

    def take_focus(self) -> None:
        """Put the keyboard on the actions."""
        (self.table if self._funders else self._none).setFocus()

    def start(self, intent: str) -> bool:
        """Show the account of the first funder."""
        return intent == "account"

    def show_funder(self, funder_id: str) -> None:
        """Show the account of a funder."""
        self.refresh()
        self.funder.setCurrentIndex(max(self.funder.findData(funder_id), 0))
        self._choose_funder()

    def _named(self) -> FunderName:
        return self._funders[max(self.funder.currentIndex(), 0)]

    def _begin(self) -> None:
        """Take the fiscal year of the funder in which we are."""
        one, today = self._named(), self.host.desk.today()
        found = read_asked(one.id, today, one.year_start)
        self._asked = Asked(one.id, found.start, found.end, self.stage.current())
        first = date(today.year - _YEARS_BACK, today.month, 1)
        self.period.clear()
        for key, words in year_choices(first, today, one.year_start):
            self.period.addItem(words, key)
        self.period.addItem(_("Autre période…"), _OWN)

    def _choose_funder(self) -> None:
        if self._funders:
            self._begin()
            self._read()

    def _choose_period(self) -> None:
        if self._asked is None:
            return
        key = str(self.period.currentData())
        if key == _OWN:
            chosen = ask_period(self.host, self._asked)
            if chosen is None:
                now = f"{self._asked.start.isoformat()} {self._asked.end.isoformat()}"
                at = self.period.findData(now)
                self.period.setCurrentIndex(at if at >= 0 else self.period.count() - 1)
                return
            self._asked = chosen
        else:
            start, end = (date.fromisoformat(part) for part in key.split())
            self._asked = Asked(self._asked.funder_id, start, end, self._asked.stage)
        self._read()

    def _choose_stage(self, stage: str) -> None:
        if self._asked is not None:
            self._asked = Asked(
                self._asked.funder_id, self._asked.start, self._asked.end, stage)
            self._read()

    def _words(self) -> None:
        one = self._named()
        if ask_vocabulary(self.host, one.id, one.name, read_vocabulary(one.vocabulary)):
            self.refresh()

    def _print(self, ending: str) -> None:
        if self._asked is not None:
            act = print_account if ending == "pdf" else export_account
            act(self.host, self._asked, self._named().name)

    def _read(self) -> None:
        if self._asked is None:
            return
        one = self._asked
        self.scene = account_scene(
            funder_account(self.host.store, one.funder_id, one.start, one.end, one.stage))
        self.rows.show(self.scene.actions)
        if self.scene.actions and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self._show_whole(self.scene)
        self._show_lacking(self.scene)
        self._show_detail()

    def _show_whole(self, scene: AccountScene) -> None:
        self.whole.empty()
        self.whole.title.say(scene.title)
        self.whole.body.addWidget(label(scene.period, "muted", wrap=True))
        for name, value in scene.facts:
            self.whole.body.addLayout(field_row(name, value))
        if scene.posts:
            self.whole.body.addWidget(label(scene.words("spending"), "h3"))
        for post in scene.posts:
            words = _("{actual} sur {planned}").format(actual=post.actual, planned=post.planned)
            self.whole.body.addLayout(field_row(post.post, words))
        for survey in scene.surveys:
            self.whole.body.addWidget(label(survey, wrap=True))

    def _show_lacking(self, scene: AccountScene) -> None:
        self.lacking.empty()
        self.lacking.title.say(lacking_words(len(scene.lacking)))
        self.lacking.setVisible(bool(scene.actions))
        if not scene.actions:
            self.whole.body.addWidget(label(
                _("Aucune action n’a reçu d’argent de ce bailleur dans cette période."), "muted",
                wrap=True))
        for one in scene.lacking[:_SHOWN]:
            self.lacking.body.addWidget(RecordLine(
                Record(one.words, one.title),
                partial(self.host.desk.open_record, one.kind, one.id)))
        rest = len(scene.lacking) - _SHOWN
        if rest > 0:
            self.lacking.body.addWidget(label(_("et {n} autres").format(n=rest), "muted"))

    def _show_detail(self) -> None:
        self.detail.empty()
        index = self.table.currentIndex()
        self.detail.setVisible(index.isValid())
        if not index.isValid():
            return
        one = self.rows.row(index)
        self.detail.title.say(one.title)
        self.detail.body.addWidget(label(one.chantier, "muted", wrap=True))
        for name, value in one.fields:
            self.detail.body.addWidget(label(name, "label"))
            self.detail.body.addWidget(label(value, wrap=True))
        for post in one.posts:
            words = " · ".join(
                part for part in (post.actual, post.variance, post.explanation) if part)
            self.detail.body.addLayout(field_row(post.post, words))


def _spoken(row: ActionScene) -> str:
    parts = (row.title, row.chantier, row.total.planned, row.total.actual)
    return ", ".join(part for part in parts if part)
