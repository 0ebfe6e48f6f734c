"""Printing what the organigramme shows: PDF on one page or several, SVG."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.report.chart import (
    CHART,
    ChartPlan,
    Pages,
    chart_document,
    chart_plan,
    chart_svg,
)
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import icon_button


class Export:
    """Holds what is shown, and writes it where the person says."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._held: tuple[Sequence[ChartBody], Sequence[ChartRelation]] = ((), ())
        self._day = desk.today()
        self.opener = icon_button("download", _("Imprimer ou exporter l’organigramme"))
        self.opener.setPopupMode(self.opener.ToolButtonPopupMode.InstantPopup)
        self.opener.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(window)
        choices: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("PDF sur une page…"), partial(self.pdf, "one")),
            (_("PDF en affiche, à assembler…"), partial(self.pdf, "poster")),
            (_("PDF, une page par branche…"), partial(self.pdf, "branches")),
            (_("Image SVG…"), self.image),
        )
        for words, done in choices:
            menu.addAction(words).triggered.connect(lambda _on, done=done: done())
        self.opener.setMenu(menu)

    def hold(
        self, bodies: Sequence[ChartBody], relations: Sequence[ChartRelation], day: date,
    ) -> None:
        """Remember what is shown now."""
        self._held, self._day = (bodies, relations), day

    def pdf(self, pages: Pages) -> None:
        """Write a tagged PDF of what is shown."""
        about = {"one": "", "poster": _("affiche"), "branches": _("branches")}[pages]
        name = file_name(CHART, self._day, about)
        path = self._desk.ask_save_path(name, _("Documents PDF (*.pdf)"))
        if path is None:
            return
        plan = self._plan()

        def work(_progress: Callable[[float], None]) -> None:
            from dsi_desktop.reporting.pdf.render import render

            render(chart_document(plan, pages), path)

        self._write(path, plan, work)

    def image(self) -> None:
        """Write an SVG of what is shown."""
        name = file_name(CHART, self._day, ending="svg")
        path = self._desk.ask_save_path(name, _("Images SVG (*.svg)"))
        if path is None:
            return
        plan = self._plan()

        def work(_progress: Callable[[float], None]) -> None:
            try:
                path.write_text(chart_svg(plan), encoding="utf-8")
            except OSError as problem:
                raise FileProblem(_("Le fichier n’a pas pu être écrit.")) from problem

        self._write(path, plan, work)

    def _plan(self) -> ChartPlan:
        return chart_plan(self._store, *self._held, self._day)

    def _write(
        self, path: Path, plan: ChartPlan, work: Callable[[Callable[[float], None]], None],
    ) -> None:
        if not plan.bodies:
            self._desk.refuse(DsiError(
                _("L’organigramme est vide : ajoutez d’abord une instance.")))
            return
        self._desk.run(_("Organigramme"), work, lambda _none: self._desk.tell(
            _("Organigramme écrit : {name}").format(name=path.name)))
