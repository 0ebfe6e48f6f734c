"""Who is asked for how much: tools over three parts, one in sight at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.page.charge_panel import ChargePanel
from dsi_desktop.features.solicitation.page.compare_panel import ComparePanel
from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.features.solicitation.page.ground_panel import GroundPanel
from dsi_desktop.features.solicitation.page.printing import print_hours
from dsi_desktop.features.solicitation.page.tables_card import Line
from dsi_desktop.features.solicitation.presenter.deciding import (
    CHARGE,
    COMPARE,
    GROUND,
    SolicitationPresenter,
)
from dsi_desktop.features.solicitation.presenter.figures import HeatTable
from dsi_desktop.features.solicitation.presenter.screens import (
    ChargeScreen,
    CompareScreen,
    GroundScreen,
)
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented, icon_button
from dsi_desktop.ui.widgets.tools_row import Tools, choice

_OWN = "own"
_ORGANIZATIONS, _PEOPLE = "organizations", "people"


class SolicitationPage(Page):
    """Builds the parts and carries their gestures to the presenter."""

    WATCHES = (
        "meeting", "attendance", "presence", "membership", "post", "person", "organization",
        "body", "journey", "area", "task", "external_body", "external_seat", "setting",
        "affiliation", "meeting_series",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._bodies_late = True
        self.presenter = SolicitationPresenter(store, self, desk.today)
        self.forms = SolicitationForms(store, self, desk.today)
        self.charge = ChargePanel(
            self.presenter, self.forms, desk.open_record, partial(self.go, GROUND))
        self.compare = ComparePanel(
            lambda people: self.presenter.choose_sharing(people=people), self._choose_date,
            desk.open_record)
        self.ground = GroundPanel(
            self.forms, self._save_road, self._forget_road, self._remove, desk.open_record)
        self._panels = {CHARGE: self.charge, COMPARE: self.compare, GROUND: self.ground}
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.parts = Segmented(_("Parties de la page"), [
            (CHARGE, _("Charge")), (COMPARE, _("Comparer")), (GROUND, _("Routes et tables"))])
        self.subject = choice(_("De qui"), [
            (_ORGANIZATIONS, _("Organisations")), (_PEOPLE, _("Personnes (à l’écran)"))], 10)
        self.period = choice(_("Période"), [
            ("12", _("12 derniers mois")), ("year", _("Cette année")),
            ("before", _("L’an dernier")),
            ("36", _("3 dernières années")), (_OWN, _("Autre période…"))], 11)
        self.body = choice(_("Instance"), [("", _("Toutes les instances"))], 12)
        self.pdf = icon_button(
            "file-type-pdf", _("Imprimer la sollicitation en PDF, par organisation"),
            lambda: print_hours(
                self._store, self.desk, self.presenter.between(), self.presenter.body_id))
        tools = Tools(
            (self.strip, self.parts), (self.subject, self.period, self.body, self.pdf))
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(tools)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.parts.chosen.connect(self.go)
        self.subject.activated.connect(lambda _at: self.presenter.choose_subject(
            people=self.subject.currentData() == _PEOPLE))
        self.period.activated.connect(lambda _at: self._choose_period())
        self.body.activated.connect(
            lambda _at: self.presenter.choose_body(str(self.body.currentData() or "")))
        for at, part in enumerate(self._panels, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.go, part))
        self.begin_at(self.charge)

    def go(self, part: str) -> None:
        """Show a part and put the focus there."""
        self.parts.choose(part)
        self._stack.setCurrentWidget(self._panels[part])
        self.begin_at(self._panels[part])
        for tool in (self.subject, self.body):
            tool.setVisible(part == CHARGE)
        self.presenter.go(part)
        self._panels[part].setFocus()

    def refresh(self) -> None:
        """Read the part in sight again."""
        if self._bodies_late:
            self._bodies_late = False
            self._offer_bodies()
        self.presenter.refresh()

    def take_changes(self, changes: ChangeSet) -> None:
        """Remember that the names of the bodies may have changed."""
        self._bodies_late |= changes.touches("body")
        super().take_changes(changes)

    def record_in_hand(self) -> str:
        """Return who the cell in hand is of."""
        row = self.charge.card.in_hand() if self.charge.heat.hasFocus() else None
        return row.key if row else ""

    def start(self, intent: str) -> None:
        """Begin what was asked: an external table."""
        self.go(GROUND)
        self.forms.add_table()

    def show_charge(self, screen: ChargeScreen) -> None:
        """Show the hours."""
        self.charge.show_screen(screen)

    def show_heat(self, heat: HeatTable) -> None:
        """Show other lines of the same hours."""
        self.charge.card.show_heat(heat)

    def show_compare(self, screen: CompareScreen) -> None:
        """Show the crossings and the date compared."""
        self.compare.show_screen(screen)

    def show_ground(self, screen: GroundScreen) -> None:
        """Show roads, external tables, thresholds."""
        self.ground.show_screen(screen)

    def tell(self, sentence: str) -> None:
        """Show a passing sentence."""
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""
        self.desk.refuse(error)

    def _offer_bodies(self) -> None:
        kept = self.body.currentData()
        self.body.clear()
        self.body.addItem(_("Toutes les instances"), "")
        for line in queries.choices(self._store).bodies:
            self.body.addItem(line.name, line.id)
        self.body.setCurrentIndex(max(self.body.findData(kept), 0))

    def _choose_period(self) -> None:
        key = str(self.period.currentData())
        if key != _OWN:
            self.presenter.choose_period(key)
        elif not self.forms.period(*self.presenter.between(), self.presenter.choose_days):
            self.period.setCurrentIndex(self.period.findData(self.presenter.period))

    def _choose_date(self) -> None:
        self.forms.milestone(queries.thresholds(self._store))

    def _save_road(self, start: str, end: str, kilometres: int, minutes: int) -> None:
        commands.set_journey(self._store, start, end, kilometres, minutes)

    def _forget_road(self, road_id: str) -> None:
        self._do(lambda: commands.remove_journey(self._store, road_id), _("Distance oubliée."))

    def _remove(self, line: Line) -> None:
        if isinstance(line, queries.ExternalLine):
            self._do(lambda: commands.remove_external_body(self._store, line.id),
                     _("Table externe retirée. Ctrl+Z la ramène."))
        else:
            self._do(lambda: commands.remove_outside_seat(self._store, line.id),
                     _("Siège retiré. Ctrl+Z le ramène."))

    def _do(self, command: Callable[[], object], said: str) -> None:
        try:
            command()
        except DsiError as refusal:
            self.refuse(refusal)
        else:
            self.tell(said)
