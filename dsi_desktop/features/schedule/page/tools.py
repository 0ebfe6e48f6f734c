"""The tools over the calendar: scale, groups, version compared, counters that filter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QWidget

from dsi_desktop.db.plans import PlanLine
from dsi_desktop.features.schedule.presenter.looks import NOTHING_COMPARED
from dsi_desktop.features.schedule.queries.versions import VersionLine
from dsi_desktop.features.schedule.rules.dates import day_of
from dsi_desktop.features.schedule.rules.scene import BODY, ISSUE, Scene
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.strip import Strip
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.flowing import Flowing
from dsi_desktop.ui.widgets.tools_row import choice


class CalendarTools(QWidget):
    """Says what was chosen; the page passes it on. Goes to other lines where room is short."""

    plan_chosen = Signal(str)
    scale_chosen = Signal(str)
    version_chosen = Signal(str)
    grouping_chosen = Signal(str)
    kept = Signal(str)

    def __init__(
        self, strip: Strip, turn: Callable[[], object], pdf: Callable[[], object],
        critical: Callable[[bool], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.plan = choice(_("Plan affiché"), [], 14)
        self.scales = choice(_("Échelle du calendrier"), [
            ("month", _("Mois")), ("quarter", _("Trimestres")), ("year", _("Années")),
        ], 8)  # fmt: skip
        self.grouping = choice(
            _("Regrouper"), [(BODY, _("Par chantier")), (ISSUE, _("Par enjeu"))], 9
        )
        self.version = choice(_("Version prévue au départ"), [], 14)
        self.conflicts = _counter(lambda on: self._keep("conflict", on=on))
        self.late = _counter(lambda on: self._keep("late", on=on))
        self.critical = button(_("Chemin critique"), lambda: None, icon_name="arrows-join")
        self.critical.setCheckable(True)
        self.critical.setToolTip(_("Encadrer ce qui décide de la fin de chaque chaîne (C)"))
        self.critical.toggled.connect(critical)
        self.list = icon_button("list-check", _("Voir le calendrier en liste"), turn)
        self.list.setCheckable(True)
        self.pdf = icon_button("file-type-pdf", _("Imprimer le calendrier en PDF"), pdf)
        row = Flowing(8)
        self.setLayout(row)
        for tool in (
            strip, self.plan, self.scales, self.grouping, self.version, self.conflicts, self.late,
            self.critical, self.list, self.pdf,
        ):  # fmt: skip
            row.addWidget(tool)
        for box, told in (
            (self.plan, self.plan_chosen), (self.scales, self.scale_chosen),
            (self.version, self.version_chosen),
            (self.grouping, self.grouping_chosen),
        ):  # fmt: skip
            _tells(box, told.emit)

    def show_scale(self, scale: str) -> None:
        """Show which scale is in force."""
        self.scales.setCurrentIndex(self.scales.findData(scale))

    def show_plans(self, lines: Sequence[PlanLine], chosen: str) -> None:
        """Offer the plans where there are several."""
        _offer(self.plan, [(line.id, line.title) for line in lines], chosen)
        self.plan.setVisible(len(lines) > 1)

    def show_versions(self, lines: Sequence[VersionLine], chosen: str) -> None:
        """Offer the versions adopted, and none."""
        _offer(self.version, [
            *((line.id, _version_words(line)) for line in lines),
            (NOTHING_COMPARED, _("Sans comparaison")),
        ], chosen)  # fmt: skip
        self.version.setVisible(bool(lines))

    def show_counts(self, scene: Scene, kept: str) -> None:
        """Say what collides and what is late; nothing is said of nothing."""
        for made, name, count, words in (
            (self.conflicts, "conflict", scene.conflicts,
             ngettext("{n} conflit de dates", "{n} conflits de dates", scene.conflicts)),
            (self.late, "late", scene.late, ngettext("{n} en retard", "{n} en retard", scene.late)),
        ):  # fmt: skip
            made.setText(words.format(n=fmt.number(count)))
            made.setVisible(bool(count) or kept == name)
            made.setChecked(kept == name)

    def _keep(self, name: str, *, on: bool) -> None:
        self.kept.emit(name if on else "")

    def dress(self, *, filled: bool, beside: QWidget) -> None:
        """Show the tools of a calendar, and what says its finding, only where there is one."""
        for tool in (self.scales, self.grouping, self.critical, self.list, self.pdf, beside):
            tool.setVisible(filled)
        if not filled:
            for counter in (self.conflicts, self.late, self.version):
                counter.hide()



def _counter(pressed: Callable[[bool], object]) -> QPushButton:
    made = button("", lambda: None, icon_name="alert-triangle")
    made.setCheckable(True)
    made.clicked.connect(pressed)
    made.hide()
    return made


def _tells(box: QComboBox, tell: Callable[[str], object]) -> None:
    box.activated.connect(lambda _at: tell(str(box.currentData())))


def _offer(box: QComboBox, options: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _version_words(line: VersionLine) -> str:
    day = day_of(line.adopted_on)
    when = f"{fmt.month(day.month)} {day.year}" if day is not None else ""
    return ", ".join(part for part in (line.name, when) if part)


def row_menu(parent: QWidget, gestures: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
    """Return the menu of a row."""
    menu = QMenu(parent)
    for words, use in gestures:
        menu.addAction(words).triggered.connect(lambda _on=False, use=use: use())
    return menu
