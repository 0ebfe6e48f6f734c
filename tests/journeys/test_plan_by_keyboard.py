"""A plan is built on the regional seed by keyboard, measured, and told to a funder.

Through the real window: an issue, an objective, an action, an indicator and its measure; what two
funders pay and what was spent of it; then the report of one of them, over the year it is asked for,
in PDF and in a spreadsheet, printed from what was typed once.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from sqlalchemy import select

from dsi_desktop.app.session import Session
from dsi_desktop.db.schema.plan import Action, Issue, Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.page.accounts_panel import AccountsPanel
from dsi_desktop.features.funding.page.budget_page import BudgetPage
from dsi_desktop.features.funding.page.mix_panel import MixPanel
from dsi_desktop.features.indicators.page.indicators_page import IndicatorsPage
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.ui.shell.workplace import Workplace
from support.demo import demonstration
from support.keyboard import answer, choose, meanwhile, press, reach, write
from support.pdf_reader import read_aloud, tight
from support.pdf_verifier import problems
from support.plain_words import plain
from support.qt_session import opened, settle, until
from support.xlsx_reader import pages_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ISSUE, OBJECTIVE, ACTION = "Se nourrir toute l’année", "Cultiver ensemble", "Serre partagée"
CHANGE, INDICATOR = "On mange des légumes d’ici", "Légumes récoltés"
FUNDER, OTHER = "Fonds régional", "Fondation voisine"
EXPLAINED = "Une semaine de plus"
SPENT = (
    {"Poste": "salaires", "Date": "2026-10-15", "Prévu": "3000", "Réel": "3150,50",
     "Payé par": FUNDER, "Explication de l’écart": EXPLAINED},
    {"Poste": "matériel", "Date": "2026-11-02", "Prévu": "900", "Réel": "800",
     "Payé par": FUNDER, "Explication de l’écart": "Des planches offertes"},
    {"Poste": "matériel", "Date": "2026-11-03", "Prévu": "400", "Réel": "400", "Payé par": OTHER},
    {"Poste": "déplacements", "Date": "2026-03-31", "Réel": "70", "Payé par": FUNDER},
)  # fmt: skip
# By hand, from April 2026 to March 2027: 3 000 + 900; 3 150,50 + 800; their difference. What the
# other paid is not in it, nor the trips of March 31st.
SUMS = {
    "Nombre d’actions": "1", "Accordé": "5 000 $", "Versé": "2 500,50 $", "Prévu": "3 900 $",
    "Réel": "3 950,50 $", "Écart": "+ 50,50 $",
}  # fmt: skip
BEFORE = {
    "Nombre d’actions": "1", "Accordé": "0 $", "Versé": "0 $", "Prévu": "0 $", "Réel": "70 $",
    "Écart": "+ 70 $",
}  # fmt: skip


@pytest.fixture
def room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Session, Workplace]]:
    with opened(demonstration(tmp_path, "gim")) as (session, workplace):
        monkeypatch.setattr(session.desk, "ask_save_path", lambda name, _kinds: tmp_path / name)
        session.window.activateWindow()
        settle()
        yield session, workplace


def test_a_plan_is_built_measured_and_told_to_a_funder(
    room: tuple[Session, Workplace], tmp_path: Path
) -> None:
    _session, workplace = room
    built(workplace)
    measured(workplace)
    paid(workplace)
    panel = asked(workplace)
    completed(workplace, panel)
    printed(tmp_path)


def built(workplace: Workplace) -> None:
    """Add an issue and, under each other, an objective, what should change and an action."""
    workplace.go("plan")
    page = workplace.page("plan")
    assert isinstance(page, PlanPage)
    settle()
    page.tree.take_focus()
    add(page, "Enjeu prioritaire", {"Enjeu prioritaire": ISSUE})
    add(page, "Objectif", {"Objectif": OBJECTIVE})
    add(page, "Transformation souhaitée", {"Transformation souhaitée": CHANGE})
    add(page, "Action", {"Action": ACTION})
    for table, title in ((Issue, ISSUE), (Objective, OBJECTIVE), (Action, ACTION)):
        assert title in titles(page.store, table)


def add(page: PlanPage, level: str, fields: dict[str, str]) -> None:
    """Press N, choose a level in the menu by its name, fill the form, save it."""
    press("N")
    menu = page.findChild(QMenu)
    assert menu is not None
    words = [plain(one.text()) for one in menu.actions()]
    for _down in range(words.index(level) + 1):
        press("Down")
    fill("Return", fields)


def fill(opener: str, fields: dict[str, str]) -> None:
    """Press what opens a form, fill it and save it."""

    def typed() -> None:
        answer(fields)
        press("Ctrl+Return")

    meanwhile(typed)
    press(opener)
    settle()
    assert QApplication.activeModalWidget() is None


def titles(store: Store, table: type[Issue] | type[Objective] | type[Action]) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(table.title).where(table.deleted.is_(None))).all())


def measured(workplace: Workplace) -> None:
    """Add an indicator and type its first measure."""
    workplace.go("indicators")
    page = workplace.page("indicators")
    assert isinstance(page, IndicatorsPage)
    settle()
    assert page.stack.currentIndex() == 1, "the first plan of the region measures nothing yet"
    reach("Ajouter un indicateur")
    fill("Return", {
        "Indicateur": INDICATOR, "Unité": "kg", "Valeur de départ": "0", "Cible": "900",
    })  # fmt: skip
    until(lambda: INDICATOR in [one.title for one in page.model.rows])
    page.table.setFocus()
    fill("+", {"Valeur (kg)": "450"})
    line = next(one for one in page.model.rows if one.title == INDICATOR)
    assert line.standing.percent == 50


def paid(workplace: Workplace) -> None:
    """Note two funders, what each promised to the action, and what was spent of it."""
    press("Ctrl+K")
    write("Budget")
    press("Return")
    until(lambda: workplace.current == "funding")
    turn("Montage")
    for name in (FUNDER, OTHER):
        reach("Ajouter un bailleur")
        fill("Return", {"Nom du bailleur": name})
    turn("Bailleurs", key="Left")
    reach("Montage financier")
    for name, granted, received in ((FUNDER, "5000", "2500,50"), (OTHER, "1200", "")):
        fill("N", {
            "Action": ACTION, "Bailleur": name, "État": "accordé", "Accordé": granted,
            "Versé": received,
        })  # fmt: skip
    page = workplace.page("funding")
    assert isinstance(page, BudgetPage)
    panel = page.panel
    assert isinstance(panel, MixPanel)
    rows = [row.title for row in panel.view.cells.rows]
    press("Home", *["Down"] * rows.index(ACTION), "Return")
    for fields in SPENT:
        reach("Noter une dépense…")
        fill("Return", fields)


def turn(*walked: str, key: str = "Right") -> None:
    """Go from inner view to inner view of the budget, by the names of those left."""
    for one in walked:
        reach(one)
        press(key)
        settle()


def asked(workplace: Workplace) -> AccountsPanel:
    """Go to the report; choose the funder, then a year, by their names."""
    turn("Montage", "Bailleurs", "Leviers")
    page = workplace.page("funding")
    assert isinstance(page, BudgetPage)
    panel = page.panel
    assert isinstance(panel, AccountsPanel)
    for name, words, sums in (
        ("Bailleur de la reddition", FUNDER, SUMS),
        ("Période de la reddition", "Exercice 2025-2026", BEFORE),
        ("Période de la reddition", "Exercice 2026-2027", SUMS),
    ):
        box = reach(name)
        assert isinstance(box, QComboBox)
        choose(box, words)
        assert sums.items() <= facts(panel).items()
    return panel


def facts(panel: AccountsPanel) -> dict[str, str]:
    assert panel.scene is not None
    return {plain(name): plain(value) for name, value in panel.scene.facts}


def completed(workplace: Workplace, panel: AccountsPanel) -> None:
    """Open what the report says is missing, write it where it belongs, and come back."""
    assert facts(panel)["Personnes jointes"] == "0"
    reach(f"Personnes jointes, 2.1.1 {ACTION}")
    press("Return")
    until(lambda: workplace.current == "plan")
    reach("Résultats, replié")
    press("Space")
    reach("Personnes jointes")
    write("42")
    press("Tab", "Alt+Left")
    until(lambda: workplace.current == "funding")
    assert facts(panel) == {
        **SUMS, "Personnes jointes": "42", "Heures": "0 h", "Pièces justificatives": "0",
    }  # fmt: skip


def printed(folder: Path) -> None:
    """Write the report in PDF and in a spreadsheet, and read the same figures in both."""
    content = written(folder, "pdf")
    assert problems(content) == []
    said = plain(tight(read_aloud(content))).replace(" ", "")
    pairs = [f"{name}{value}" for name, value in {**SUMS, "Personnes jointes": "42"}.items()]
    for words in (FUNDER, "Du 1er avril 2026 au 31 mars 2027", ACTION, *pairs, EXPLAINED):
        assert words.replace(" ", "") in said, words
    assert OTHER.replace(" ", "") not in said
    actions, spending = pages_of(written(folder, "xlsx"))
    assert {"F2": 42, "J2": 5000, "K2": 2500.5}.items() <= actions.cells.items()
    assert [spending.row(at)[2:6] for at in (2, 3)] == [
        [date(2026, 10, 15), 3000, 3150.5, 150.5], [date(2026, 11, 2), 900, 800, -100],
    ]  # fmt: skip
    assert spending.row(4) == []


def written(folder: Path, ending: str) -> bytes:
    """Press the button of a paper by its name and return what was written."""
    reach(f"Reddition en {ending.upper()}")
    press("Return")
    path = folder / f"2026-12-04_reddition_fonds-regional.{ending}"
    until(lambda: path.exists() and path.stat().st_size > 0)
    return path.read_bytes()
