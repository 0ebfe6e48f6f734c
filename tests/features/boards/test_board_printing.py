"""The board on paper from its menu, and the view of the flow: by keyboard and by ear."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page import build
from dsi_desktop.features.boards.page.boards_page import BoardsPage
from dsi_desktop.features.boards.page.flow_charts import Chart
from dsi_desktop.features.boards.page.flow_view import FlowView
from dsi_desktop.features.boards.page.printing import export_cards, print_board, print_progress
from dsi_desktop.features.boards.presenter.view import Narrowing
from dsi_desktop.features.meetings.queries import papers_of_item
from dsi_desktop.ui.theme import wear
from support import flow_ground, pdf_reader
from support import work_ground as ground
from support.flow_ground import POINT, task
from support.modal import answering
from support.page_walk import check_names, check_sizes
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away
from support.xlsx_reader import pages_of


class PaperDesk(QuietDesk):
    """Gives files of a folder to write to, and remembers the names proposed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder: Path | None = folder
        self.suggested: list[str] = []

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.folder / suggested if self.folder else None


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flow") / "flow.dsi"
    flow_ground.open_flow(path).close()
    return path


@pytest.fixture
def store(laid: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(laid.read_bytes())
    opened = ground.reopen(path)
    yield opened
    opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> PaperDesk:
    return PaperDesk(tmp_path)


@pytest.fixture
def page(store: Store, desk: PaperDesk, qtbot: QtBot, qapp: QApplication) -> Iterator[BoardsPage]:
    wear(qapp)
    made = build(store, desk)
    assert isinstance(made, BoardsPage)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    made.presenter.choose(ground.TRANSPORT)
    stop = store.bus.subscribe(made.take_changes)
    yield made
    stop()
    put_away(made)


def flow_of(page: BoardsPage) -> FlowView:
    page.show_view("flow")
    view = page.view
    assert isinstance(view, FlowView)
    return view


def read(path: Path) -> str:
    return pdf_reader.tight(pdf_reader.read_aloud(path.read_bytes()))


@pytest.mark.parametrize(
    ("look", "stem"), [("letter", "tableau"), ("a3", "tableau-a3"), ("list", "cartes")]
)
def test_that_the_cards_in_sight_are_printed(
    page: BoardsPage, desk: PaperDesk, tmp_path: Path, look: str, stem: str
) -> None:
    seen: list[str] = []
    answering({"look": look}, seen)
    print_board(page)
    assert seen == ["Imprimer : Transport"]
    name = f"2026-12-04_{stem}_transport.pdf"
    assert desk.suggested == [name]
    assert [plain(one) for one in desk.told] == [f"Le document « {name} » est prêt."]
    assert pdf_reader.tight(["Imprimer les billets"]) in read(tmp_path / name)


def test_that_only_what_passes_the_filter_is_printed(
    page: BoardsPage, store: Store, tmp_path: Path
) -> None:
    key = task(store, "Imprimer les billets")
    page.presenter.narrow(Narrowing("en:retard", lambda _body: frozenset({key})))
    answering({"look": "list"})
    print_board(page)
    found = read(tmp_path / "2026-12-04_cartes_transport.pdf")
    assert pdf_reader.tight(["1 de 5 cartes, filtre « en:retard »"]) in found
    assert pdf_reader.tight(["Sonder les aînés"]) not in found


def test_that_the_cards_in_sight_are_exported(
    page: BoardsPage, desk: PaperDesk, tmp_path: Path
) -> None:
    export_cards(page)
    (sheet,) = pages_of((tmp_path / "2026-12-04_cartes_transport.xlsx").read_bytes())
    assert sheet.cells["A1"] == "Carte"
    assert len([ref for ref in sheet.cells if ref[0] == "A" and ref[1:].isdecimal()]) == 6
    assert len(desk.told) == 1


def test_that_giving_up_writes_nothing(page: BoardsPage, desk: PaperDesk, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    desk.folder = None
    export_cards(page)
    answering({"look": "a3"})
    print_board(page)
    answering({"since": "2026-11-19"})
    print_progress(page)
    assert (desk.told, sorted(tmp_path.iterdir())) == ([], before)
    assert len(desk.suggested) == 3


def test_that_the_progress_sheet_goes_to_a_file(
    page: BoardsPage, desk: PaperDesk, tmp_path: Path
) -> None:
    seen: list[str] = []
    answering({"since": "2026-10-15"}, seen)
    print_progress(page)
    assert seen == ["Fiche d’avancement : Transport"]
    found = read(tmp_path / "2026-12-04_avancement_transport.pdf")
    assert pdf_reader.tight(["Du 15 octobre 2026 au 4 décembre 2026"]) in found


def test_that_a_wrong_period_is_said_in_the_dialog(page: BoardsPage, desk: PaperDesk) -> None:
    seen: list[str] = []
    answering({"since": "chosen", "first": "2027-01-01"}, seen)
    print_progress(page)
    assert "La période finit avant de commencer." in seen[1]
    assert desk.suggested == []


def test_that_the_progress_sheet_is_laid_at_a_point(
    page: BoardsPage, desk: PaperDesk, store: Store
) -> None:
    answering({"since": "2026-11-19", "place": POINT})
    print_progress(page)
    (paper,) = papers_of_item(store, POINT)
    assert paper.name == "2026-12-04_avancement_transport.pdf"
    assert plain(desk.told[0]).startswith("Fiche jointe au point « Dépôts »")


def test_that_a_point_gone_meanwhile_is_said(
    page: BoardsPage, desk: PaperDesk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = desk.run

    def slow(label: str, work: object, done: object) -> None:
        with store.operation("Retirer le point") as op:
            op.remove(op.get(flow_ground.AgendaItem, POINT))
        run(label, work, done)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "run", slow)
    answering({"since": "2026-11-19", "place": POINT})
    print_progress(page)
    assert desk.told == []
    assert "plus à l’ordre du jour" in str(desk.refused[0])


def test_that_the_menu_offers_the_papers_of_one_board(page: BoardsPage, desk: PaperDesk) -> None:
    offered = {
        tool.name: action.isEnabled() for tool, action in page.toolbar.tools.actions
        if tool.name in {"print", "progress", "export"}
    }  # fmt: skip
    assert offered == {"print": True, "progress": True, "export": True}
    page.presenter.choose("")
    page.toolbar.use("progress")
    print_progress(page)
    assert desk.suggested == []


def test_that_nothing_is_printed_before_a_board_is_there(
    page: BoardsPage, desk: PaperDesk
) -> None:
    page.sheet = None
    for use in (print_board, export_cards, print_progress):
        use(page)
    assert desk.suggested == []


def test_that_the_flow_says_what_its_charts_draw(page: BoardsPage) -> None:
    view = flow_of(page)
    parts = (view.stood, view.stays, view.done)
    said = [plain(part.finding.text()) for part in parts]
    assert said[0].startswith("2 cartes ouvertes")
    assert [plain(part.drawn.accessibleDescription()) for part in parts] == said
    assert not view.grab().isNull()


def test_that_a_chart_without_figures_is_blank(qapp: QApplication) -> None:
    wear(qapp)
    chart = Chart("Essai", 100)
    assert not chart.grab().isNull()
    assert chart.sizeHint().height() == 100
    put_away(chart)


def test_that_each_chart_has_its_table(page: BoardsPage) -> None:
    view = flow_of(page)
    for part, rows in ((view.stood, 14), (view.stays, 4), (view.done, 4)):
        part.turn()
        assert part.table.isVisible()
        assert part.rows.rowCount() == rows
    index = view.stays.rows.index(1, 1)
    assert plain(index.data()) == "14 jours"


def test_that_every_control_of_the_flow_is_named_and_large_enough(page: BoardsPage) -> None:
    view = flow_of(page)
    check_names(view)
    check_sizes(view)


def test_that_another_period_draws_again(page: BoardsPage) -> None:
    view = flow_of(page)
    last = next(one for one in view.periods.findChildren(QPushButton) if "début" in one.text())
    last.click()
    assert view.presenter.period == ""
    assert view.stood.rows.rowCount() == 14
    view.take_focus()
    assert page.focusWidget() is last


def test_that_a_chantier_without_past_says_so(page: BoardsPage) -> None:
    view = flow_of(page)
    page.presenter.choose(ground.TRANSPORT)
    page.presenter.narrow(Narrowing("rien", lambda _body: frozenset()))
    assert view._stack.currentIndex() == 1
    page.presenter.narrow(None)
    assert view._stack.currentIndex() == 0


@pytest.mark.parametrize(("look", "scale"), [("dark", 1.0), ("light", 2.0)])
def test_that_the_flow_is_drawn_in_the_dark_and_twice_as_large(
    page: BoardsPage, qapp: QApplication, look: str, scale: float
) -> None:
    view = flow_of(page)
    small = view.stood.drawn.minimumHeight()
    wear(qapp, look, scale)
    assert view.stood.drawn.minimumHeight() == small * scale
    assert not view.grab().isNull()
    wear(qapp)
