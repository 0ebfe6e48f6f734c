"""A plan is built on the regional seed by keyboard, measured, and told to a funder.

Through the real window: an issue, an objective, an action, an indicator and its measure; then the
report of a funder that pays the action, printed from what was typed once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from sqlalchemy import select

from dsi_desktop.app.session import Session
from dsi_desktop.db.schema.plan import Action, Issue, Objective
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.report import REPORTS
from dsi_desktop.features.indicators.page.indicators_page import IndicatorsPage
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.page.plan_page import PlanPage
from dsi_desktop.ui.shell.workplace import Workplace
from support.demo import demonstration
from support.keyboard import answer, meanwhile, press, reach
from support.paper_text import paper
from support.plain_words import plain
from support.qt_session import opened, settle, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ISSUE, OBJECTIVE, ACTION = "Se nourrir toute l’année", "Cultiver ensemble", "Serre partagée"
CHANGE, INDICATOR = "On mange des légumes d’ici", "Légumes récoltés"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Session, Workplace]]:
    with opened(demonstration(tmp_path, "gim")) as held:
        yield held


def add(page: PlanPage, level: str, fields: dict[str, str]) -> None:
    """Press N, choose a level in the menu by its name, fill the form, Return."""

    def typed() -> None:
        answer(fields)
        press("Ctrl+Return")

    press("N")
    menu = page.findChild(QMenu)
    assert menu is not None
    words = [plain(one.text()) for one in menu.actions()]
    for _down in range(words.index(level) + 1):
        press("Down")
    meanwhile(typed)
    press("Return")
    settle()


def titles(store: Store, table: type[Issue] | type[Objective] | type[Action]) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(table.title).where(table.deleted.is_(None))).all())


def test_a_plan_is_built_measured_and_told_to_a_funder(
    room: tuple[Session, Workplace],
) -> None:
    _session, workplace = room
    workplace.go("plan")
    page = workplace.page("plan")
    assert isinstance(page, PlanPage)
    settle()
    page.tree.take_focus()
    add(page, "Enjeu prioritaire", {"Enjeu prioritaire": ISSUE})
    add(page, "Objectif", {"Objectif": OBJECTIVE})
    add(page, "Transformation souhaitée", {"Transformation souhaitée": CHANGE})
    add(page, "Action", {"Action": ACTION})
    store = page.store
    for table, title in ((Issue, ISSUE), (Objective, OBJECTIVE), (Action, ACTION)):
        assert title in titles(store, table)
    measured(workplace)
    told(store)


def measured(workplace: Workplace) -> None:
    """Add an indicator and type its first measure."""
    workplace.go("indicators")
    page = workplace.page("indicators")
    assert isinstance(page, IndicatorsPage)
    settle()
    assert page.stack.currentIndex() == 1, "the first plan of the region measures nothing yet"
    reach("Ajouter un indicateur")

    def described() -> None:
        answer({"Indicateur": INDICATOR, "Unité": "kg", "Valeur de départ": "0", "Cible": "900"})
        press("Ctrl+Return")

    meanwhile(described)
    press("Return")
    until(lambda: INDICATOR in [one.title for one in page.model.rows])
    page.table.setFocus()

    def typed() -> None:
        answer({"Valeur (kg)": "450"})
        press("Ctrl+Return")

    meanwhile(typed)
    press("+")
    line = next(one for one in page.model.rows if one.title == INDICATOR)
    assert line.standing.percent == 50


def told(store: Store) -> None:
    """Have a funder pay the action, and print what its money made possible."""
    with store.read() as session:
        action = session.scalars(select(Action.id).where(Action.title == ACTION)).one()
    funder = plan.add_funder(store, name="Fonds régional", vocabulary="activités = Livrables")
    plan.add_funding_line(
        store, action_id=action, funder_id=funder, state="granted", granted=500_000,
        fiscal_year="2026-2027",
    )  # fmt: skip
    plan.edit_action(store, action, expected="Des légumes toute l’année", people_reached=42)
    account = next(one for one in REPORTS if one.name == "funder-account")
    said = plain(" ".join(paper(account.build(store, funder))))
    assert ACTION in said
    assert "5 000 $" in said
    assert "42" in said
