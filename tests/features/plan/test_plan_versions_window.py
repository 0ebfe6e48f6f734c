"""The window of the versions of a plan, by keyboard; and what its page prints and exports."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.db.schema.plan import PlanVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.plan.page import printing
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.versions_dialog import VersionsDialog, show_versions
from dsi_desktop.features.plan.presenter.versions import TODAY, WHOLE
from dsi_desktop.features.plan.queries.versions import versions
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.theme import wear
from support import work_ground as ground
from support.chain_host import ChainHost
from support.modal import working
from support.page_walk import check_names
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away


class SavingDesk(QuietDesk):
    """Writes where it is told."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self.folder = folder

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return None if self.folder is None else self.folder / suggested


@pytest.fixture
def host(store: Store, tmp_path: Path, qapp: QApplication) -> Iterator[ChainHost]:
    wear(qapp)
    made = ChainHost(store, SavingDesk(tmp_path))
    made.widget.show()
    yield made
    put_away(made.widget)


@pytest.fixture
def window(host: ChainHost) -> Iterator[VersionsDialog]:
    made = show_versions(cast("Plans", host))
    assert made is not None
    yield made
    put_away(made)


def test_that_a_first_version_is_adopted_from_the_window(
    window: VersionsDialog, host: ChainHost
) -> None:
    assert "Aucune version" in window.said.text()
    assert not window.edits.isEnabled()
    asked = window.adopt()
    form = asked.form
    form.fill({"title": "Départ", "adopted_on": "2026-12-30", "motion_id": ground.MOTION})
    asked.submit()
    assert asked.isVisible()
    form.fill({"adopted_on": "2026-12-03"})
    asked.submit()
    (line,) = versions(host.store, host.plan_id)
    assert (line.title, line.adopted_on, line.motion_id) == (
        "Départ", "2026-12-03", ground.MOTION,
    )
    assert "Version 1 adoptée" in host.desk.told[-1]
    assert "Rien n’a changé" in window.said.text()
    assert window.meets.isEnabled()
    window.meet()
    assert host.desk.opened == [("meeting", ground.MEETING)]


def test_that_the_window_compares_looks_corrects_and_takes_away(
    host: ChainHost, tmp_path: Path
) -> None:
    store, action = host.store, ground.action(host.store)
    first = adopt_version(store, plan_id=host.plan_id)
    plan.rename(store, "action", action, "Autrement")
    gone = ground.action(store, 3)
    plan.archive_action(store, gone)
    second = adopt_version(store, plan_id=host.plan_id, title="Mise à jour")
    plan.rename(store, "action", action, "Encore autrement")
    window = VersionsDialog(cast("Plans", host))
    window.show()
    check_names(window)
    presenter = window.presenter
    assert presenter.chosen == second
    assert plain(window.said.text()) == "1 modifié"
    window.list.setCurrentIndex(window.model.index_of(first))
    assert presenter.chosen == first
    assert plain(window.said.text()) == "1 modifié, 1 retiré"
    at = window.beside.findData(second)
    window.beside.setCurrentIndex(at)
    window.beside.activated.emit(at)
    assert presenter.found().after == "Version 2"
    presenter.compare_with(WHOLE)
    assert "éléments" in window.said.text()
    window.tree.setCurrentIndex(window.rows.index_of(gone))
    window.open_element()
    assert host.opened == []
    presenter.compare_with(TODAY)
    window.print_changes()
    assert list(tmp_path.glob("*.pdf"))
    corrected = window.edit()
    assert corrected is not None
    corrected.form.fill({"title": "Assemblée de fondation"})
    corrected.submit()
    assert presenter.lines[-1].title == "Assemblée de fondation"
    window.list.setCurrentIndex(window.model.index_of(second))
    presenter.compare_with(second)
    window.remove()
    assert [line.id for line in presenter.lines] == [first]
    host.desk.agrees = False
    window.remove()
    assert len(presenter.lines) == 1
    window.tree.setCurrentIndex(window.rows.index_of(action))
    window.open_element()
    assert host.opened == [("action", action)]
    put_away(window)


def test_that_two_versions_of_one_number_are_renumbered_in_the_window(host: ChainHost) -> None:
    adopt_version(host.store, plan_id=host.plan_id)
    second = adopt_version(host.store, plan_id=host.plan_id)
    with host.store.operation("Fusionner") as op:
        op.get(PlanVersion, second).number = 1
        op.get(PlanVersion, second).document += " "
    window = VersionsDialog(cast("Plans", host))
    assert not window.renumbers.isHidden()
    heard = []
    for line in window.presenter.lines:
        window.presenter.choose(line.id)
        heard.append(window.said.text())
    assert "autre programme" in " ".join(heard)
    window.renumbers.click()
    assert {line.number for line in window.presenter.lines} == {1, 2}
    assert window.renumbers.isHidden()
    window.presenter.chosen = "nowhere"
    assert not window.presenter.remove()
    assert window.refusal.text().startswith("⚠ ")
    put_away(window)


def test_that_papers_of_the_plan_are_chosen_then_written(host: ChainHost, tmp_path: Path) -> None:
    def choose(asked: FormDialog) -> None:
        asked.form.fill({"look": "action-plan"})
        asked.submit()

    working(FormDialog, choose)
    printing.print_plan(cast("Plans", host))
    assert [path.suffix for path in tmp_path.glob("*plan-d-action*")] == [".pdf"]
    assert "est prêt" in host.desk.told[-1]
    working(FormDialog, lambda asked: asked.reject())
    printing.print_plan(cast("Plans", host))
    printing.export_plan(cast("Plans", host))
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_that_a_refusal_or_no_file_writes_nothing(host: ChainHost, tmp_path: Path) -> None:
    def choose(asked: FormDialog) -> None:
        asked.form.fill({"look": "plan-changes"})
        asked.submit()

    working(FormDialog, choose)
    printing.print_plan(cast("Plans", host))
    assert "version" in host.desk.refused[-1].sentence
    cast("SavingDesk", host.desk).folder = None
    printing.export_plan(cast("Plans", host))
    printing.print_element(cast("Plans", host), "plan", host.plan_id)
    host.plan_id = ""
    printing.print_plan(cast("Plans", host))
    printing.export_plan(cast("Plans", host))
    assert show_versions(cast("Plans", host)) is None
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".pdf", ".xlsx")]
