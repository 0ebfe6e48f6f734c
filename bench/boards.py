"""A board of 2,000 cards: to show it, to scroll it, to carry one of its cards."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bench.ground import Ground
from bench.harness import Row, against, percentile, row
from bench.pace import pace
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Card, Check, Label, Task, TaskLabel
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.boards import commands, queries
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from dsi_desktop.features.boards.page.boards_page import BoardsPage
    from dsi_desktop.ui.shell.desk import Desk

_CARDS, _FRAMES, _MOVES = 2_000, 120, 24
_FRAME_MS, _FELT_MS, _COMMITTED_MS = 8.0, 16.0, 50.0
_SHARE = 1 / 20
_TODAY = date(2026, 12, 4)
_CHANTIER = "bench-chantier"


def boards(ground: Ground) -> Iterator[Row]:
    """Measure the board shown ÷ one widget a card, a frame of scrolling, a move felt and written.

    Processor time on both sides: other programs at work must not be counted.
    """
    path = ground.folder / "boards.dsi"
    _great_board(path)
    store = Store.open(path, author="Banc", device="Banc", clock=frozen(_TODAY))
    page, application = _page(store)
    sheet = queries.board(store, _CHANTIER, _TODAY)
    assert sheet is not None
    yield against(
        "board shown", _SHARE, ground.rounds, lambda: _shown(sheet, application),
        lambda: _as_widgets(sheet, application),
    )
    page.presenter.choose(_CHANTIER)
    application.processEvents()
    scale = pace(ground.rounds)
    yield row("board scroll p95", 1.0, ground.rounds, percentile(_frames(page), 95),
              _FRAME_MS * scale)
    felt, committed = _moves(page)
    yield row("move felt", 1.0, ground.rounds, statistics.median(felt), _FELT_MS * scale)
    yield row("move committed", 1.0, ground.rounds, statistics.median(committed),
              _COMMITTED_MS * scale)
    page.hide()
    page.deleteLater()
    application.processEvents()
    store.close()


def _great_board(path: Path) -> None:
    """Write a chantier whose board has 2,000 cards, with checklists, labels and dates."""
    store = Store.create(path, title="Banc", author="Banc", device="Banc", clock=frozen(_TODAY))
    with store.hurried(), store.operation(N_("Remplir un tableau")) as op:
        op.add(Body(id=_CHANTIER, name="Chantier Transport", kind="workstream", hue=1))
        partner = op.add(Organization(name="MRC de Charlevoix", acronym="MRC")).id
        people = [op.add(Person(given_name="Personne", family_name=f"Nº {n}")).id
                  for n in range(20)]
        labels = [op.add(Label(name=name, hue=n)).id
                  for n, name in enumerate(("transport", "aînés", "école"))]
        board = commands.write_board(op, _CHANTIER)
        for number, rank in enumerate(spread(_CARDS)):
            _card(op, board.id, number, rank, (people[number % 20], partner, labels[number % 3]))
    store.close()


def _card(op: Operation, board: str, number: int, rank: str, with_: tuple[str, str, str]) -> None:
    person, partner, label = with_
    state = ("idea", "todo", "doing", "waiting", "done")[number % 5]
    task = op.add(Task(
        title=f"Relancer la municipalité no {number} pour le financement de la navette",
        state=state, body_id=_CHANTIER, person_id=person, organization_id=partner,
        due_on=f"2026-{1 + number % 12:02}-15", hours_planned=number % 90, cost=number * 100,
    )).id
    op.add(Card(id=linked_id("card", board, task), board_id=board, task_id=task, rank=rank,
                column_id=linked_id("column", board, state)))
    if number % 2:
        op.add(Check(task_id=task, text="Écrire", done=bool(number % 4), rank=rank))
        op.add(TaskLabel(task_id=task, label_id=label))


def _page(store: Store) -> "tuple[BoardsPage, QApplication]":
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.boards.page.boards_page import BoardsPage
    from dsi_desktop.ui.theme import wear

    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    wear(application)
    page = BoardsPage(store, cast("Desk", _Quiet()))
    page.resize(1366, 768)
    page.show()
    store.bus.subscribe(page.take_changes)
    application.processEvents()
    return page, application


def _shown(sheet: queries.BoardSheet, application: "QApplication") -> float:
    """Build the grid, fill it and paint it; return milliseconds of processor."""
    from dsi_desktop.features.boards.page.card_delegate import CardDelegate
    from dsi_desktop.features.boards.page.grid import Grid

    def build() -> "QWidget":
        delegate = CardDelegate(application)
        grid = Grid(delegate)
        grid.show_sheet(sheet)
        return grid

    return _built(build, application)


def _as_widgets(sheet: queries.BoardSheet, application: "QApplication") -> float:
    """Show the same cards with one widget each: what a page would do without thinking."""
    from PySide6.QtWidgets import (
        QFrame,
        QHBoxLayout,
        QLabel,
        QProgressBar,
        QScrollArea,
        QVBoxLayout,
        QWidget,
    )

    def card(line: queries.CardLine) -> QWidget:
        made = QFrame()
        made.setObjectName("card")
        box = QVBoxLayout(made)
        title = QLabel(line.title)
        title.setWordWrap(True)
        box.addWidget(title)
        foot = QHBoxLayout()
        foot.addWidget(QLabel(line.due))
        bar = QProgressBar()
        bar.setMaximum(max(line.checks, 1))
        bar.setValue(line.checks_done)
        foot.addWidget(bar)
        foot.addWidget(QLabel(line.initials))
        box.addLayout(foot)
        return made

    def build() -> QWidget:
        whole = QWidget()
        columns = QHBoxLayout(whole)
        for column in sheet.columns:
            area, inside = QScrollArea(), QWidget()
            box = QVBoxLayout(inside)
            for line in column.cards:
                box.addWidget(card(line))
            area.setWidget(inside)
            area.setWidgetResizable(True)
            columns.addWidget(area)
        return whole

    return _built(build, application)


def _built(build: "Callable[[], QWidget]", application: "QApplication") -> float:
    started = time.process_time()
    made = build()
    made.resize(1094, 690)
    made.show()
    application.processEvents()
    made.repaint()
    took = (time.process_time() - started) * 1000
    made.hide()
    made.deleteLater()
    application.processEvents()
    return took


def _frames(page: "BoardsPage") -> list[float]:
    """Scroll a column by 90 pixels at a time; return what each frame took."""
    view = page.board.panels[1].view
    took = []
    for number in range(_FRAMES):
        started = time.process_time()
        view.verticalScrollBar().setValue(90 * number)
        view.viewport().repaint()
        took.append((time.process_time() - started) * 1000)
    view.verticalScrollBar().setValue(0)
    return took


def _moves(page: "BoardsPage") -> tuple[list[float], list[float]]:
    """Carry cards by Ctrl+→; return the time to the paint of the board, and to the end of all.

    The end: written, read again, shown again. Only the first is felt.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    painted: list[float] = []
    shown_ahead = page.showing.show_ahead

    def timed(sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        shown_ahead(sheet, task_ids)
        painted.append(time.process_time())

    page.showing.show_ahead = timed  # type: ignore[method-assign]
    felt, committed = [], []
    for number in range(_MOVES):
        view = page.board.panels[number % 2].view
        view.take_focus(3)
        key = Qt.Key.Key_Right if number % 2 == 0 else Qt.Key.Key_Left
        started = time.process_time()
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
        ended = time.process_time()
        felt.append((painted[-1] - started) * 1000)
        committed.append((ended - started) * 1000)
    return felt[2:], committed[2:]


class _Quiet:
    """All that the board asks of its desk."""

    def today(self) -> date:
        return _TODAY

    def tell(self, sentence: str) -> None:
        assert sentence
