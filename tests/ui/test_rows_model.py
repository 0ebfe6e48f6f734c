"""Lists move to lists by small steps, and what is held stays held."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from dsi_desktop.ui.models.rows_model import Column, RowsModel
from support.budget import examples

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Line:
    id: int
    name: str = ""


LINES = st.lists(
    st.builds(Line, st.integers(0, 30), st.sampled_from(["", "a", "é"])),
    unique_by=lambda line: line.id, max_size=25,
)


def model() -> RowsModel[Line]:
    return RowsModel(
        [
            Column("Nom", lambda line: line.name, spoken=lambda line: f"Nom : {line.name}"),
            Column("Numéro", lambda line: str(line.id), right=True, icon=lambda line: line.id,
                   tip=lambda line: line.name),
        ],
        lambda line: line.id,
    )


class Steps:
    """Counts what the model tells the views."""

    def __init__(self, rows: RowsModel[Line]) -> None:
        self.inserted = self.removed = self.moved = self.reset = 0
        self.changed: list[int] = []
        rows.rowsInserted.connect(self._insert)
        rows.rowsRemoved.connect(self._remove)
        rows.rowsMoved.connect(self._move)
        rows.modelReset.connect(self._again)
        rows.dataChanged.connect(self._change)

    def _insert(self) -> None:
        self.inserted += 1

    def _remove(self) -> None:
        self.removed += 1

    def _move(self) -> None:
        self.moved += 1

    def _again(self) -> None:
        self.reset += 1

    def _change(self, first: QModelIndex, _last: QModelIndex) -> None:
        self.changed.append(first.row())


@settings(max_examples=examples("rows_model"))
@given(st.lists(LINES, min_size=1, max_size=5))
def test_that_a_model_follows_any_sequence_of_lists(lists: list[list[Line]]) -> None:
    rows = model()
    tester = QAbstractItemModelTester(rows, FATAL)
    for wanted in lists:
        held = {rows.row(at).id: QPersistentModelIndex(at)
                for at in (rows.index(i, 0) for i in range(rows.rowCount()))}
        rows.show(wanted)
        assert list(rows.rows) == wanted
        kept = {line.id for line in wanted}
        for key, index in held.items():
            assert index.isValid() == (key in kept)
            assert not index.isValid() or rows.row(index).id == key
    assert tester.model() is rows


@settings(max_examples=examples("rows_model"))
@given(LINES, LINES)
def test_that_a_moved_row_moves_once_and_no_other_row_moves(
    one: list[Line], other: list[Line]
) -> None:
    rows = model()
    rows.show(one)
    steps = Steps(rows)
    rows.show(other)
    before, after = {line.id for line in one}, {line.id for line in other}
    assert steps.removed == len(before - after)
    assert steps.inserted == len(after - before)
    assert steps.moved <= max(len(before & after) - 1, 0)


def test_that_a_row_sent_from_the_top_to_the_bottom_is_one_move() -> None:
    rows, lines = model(), [Line(i) for i in range(1000)]
    rows.show(lines)
    steps = Steps(rows)
    rows.show([*lines[1:], lines[0]])
    assert (steps.moved, steps.reset) == (1, 0)


def test_that_a_changed_row_is_told_and_no_other() -> None:
    rows = model()
    rows.show([Line(1), Line(2), Line(3)])
    steps = Steps(rows)
    rows.show([Line(1), Line(2, "é"), Line(3)])
    assert steps.changed == [1]
    rows.show(list(rows.rows))
    assert steps.changed == [1]


def test_that_200_steps_are_taken_one_by_one_and_201_are_a_reset() -> None:
    for count, resets in ((200, 0), (201, 1)):
        rows = model()
        steps = Steps(rows)
        rows.show([Line(i) for i in range(count)])
        assert (steps.inserted, steps.reset) == (count * (1 - resets), resets)
        assert rows.rowCount() == count


REPEATED = st.lists(st.builds(Line, st.integers(0, 4), st.sampled_from(["", "a"])), max_size=8)


@settings(max_examples=examples("rows_model"))
@given(st.lists(REPEATED, min_size=2, max_size=5))
def test_that_rows_of_one_key_are_shown_both_and_end_nothing(lists: list[list[Line]]) -> None:
    rows = model()
    tester = QAbstractItemModelTester(rows, FATAL)
    view = QTableView()
    view.setModel(rows)
    for wanted in lists:
        rows.show(wanted)
        assert list(rows.rows) == wanted
        assert view.model().rowCount() == len(wanted)
    assert tester.model() is rows
    view.close()


def test_that_rows_of_one_key_are_a_reset_both_ways() -> None:
    rows = model()
    rows.show([Line(1), Line(2)])
    steps = Steps(rows)
    rows.show([Line(2), Line(1), Line(2, "a")])
    rows.show([Line(2), Line(1)])
    assert (steps.reset, steps.inserted, steps.moved, steps.removed) == (2, 0, 0, 0)


def test_what_a_cell_answers_to_each_role() -> None:
    rows = model()
    rows.show([Line(7, "<b>Otis</b>")])
    name, number = rows.index(0, 0), rows.index(0, 1)
    role = Qt.ItemDataRole
    assert name.data() == "<b>Otis</b>"
    assert name.data(role.AccessibleTextRole) == "Nom : <b>Otis</b>"
    assert number.data(role.AccessibleTextRole) == "7"
    assert number.data(role.DecorationRole) == 7
    assert number.data(role.ToolTipRole) == (
        '<span style="white-space: pre-wrap">&lt;b&gt;Otis&lt;/b&gt;</span>'
    )
    assert number.data(role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert name.data(rows.ROW) == Line(7, "<b>Otis</b>")
    for silent in (role.DecorationRole, role.ToolTipRole, role.TextAlignmentRole):
        assert name.data(silent) is None
    assert rows.data(QModelIndex()) is None


def test_that_titles_stand_over_the_columns_only() -> None:
    rows, across = model(), Qt.Orientation.Horizontal
    alignment = Qt.ItemDataRole.TextAlignmentRole
    assert [rows.headerData(at, across) for at in (0, 1)] == ["Nom", "Numéro"]
    assert rows.headerData(0, Qt.Orientation.Vertical) is None
    assert rows.headerData(0, across, alignment) is None
    assert rows.headerData(1, across, alignment) & Qt.AlignmentFlag.AlignRight


def test_that_a_row_is_found_by_its_key() -> None:
    rows = model()
    rows.show([Line(4), Line(9)])
    assert rows.index_of(9).row() == 1
    assert rows.key_of(rows.index_of(9)) == 9
    assert not rows.index_of(5).isValid()
    assert rows.rowCount(rows.index(0, 0)) == rows.columnCount(rows.index(0, 0)) == 0
