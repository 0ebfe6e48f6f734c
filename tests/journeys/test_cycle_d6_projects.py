"""D6: a project is presented, examined, recommended and decided, by keys, in the real window."""

from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries.intakes import project_sheet, projects
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.text import fr
from support.keyboard import answer, meanwhile, press
from support.room_window import DAY, committee, live_room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def _guideline(path: Path) -> None:
    store = Store.open(path)
    plan.add_guideline(store, title="Rejoindre tout le territoire")
    store.close()


def test_d6_a_project_is_recommended_once_its_balises_are_answered(tmp_path: Path) -> None:
    path, made = committee(tmp_path)
    _guideline(path)
    with live_room(path, made.meeting) as room:
        room.press("F4", "Ctrl+A", "P", "Escape", "F5", "Alt+Down", "Alt+Down", "Alt+Down")
        room.press("Ctrl+J")

        def presented() -> None:
            answer({
                "Projet": "Navette des aînés", "Présenté par": "Organisme de Nathalie",
                "Montant demandé": "12 000", "Résumé": "Deux trajets par semaine",
            })
            press("Ctrl+Return")

        meanwhile(presented)
        room.press("N")
        (line,) = projects(room.store)
        assert (line.title, line.asked, line.state) == (
            "Navette des aînés", 1_200_000, "presented")

        def checked() -> None:
            answer({"Rejoindre tout le territoire": "non respectée", "Motif": "un seul village"})
            press("Ctrl+Return")

        meanwhile(checked)
        room.press("B")

        def recommended() -> None:
            answer({"Proposée par": "Josée Desbiens", "Appuyée par": "Éric Gauthier"})
            press("Ctrl+Return")

        meanwhile(recommended)
        room.press("R")
        meanwhile(recommended)
        room.press("D", "Escape")
        sheet = project_sheet(room.store, line.id, DAY)
        assert [one.state for one in sheet.steps] == ["presented", "recommended", "decided"]
        document = queries.minutes_of(room.store, made.meeting)
        assert fr(document.every("motion")[0].text) == fr(
            "Recommander le projet « Navette des aînés », présenté par Organisme de Nathalie, "
            "pour un montant de 12 000 $")
        told = [fr(one.title) for one in document.every("intake")]
        assert told == [
            fr("Projet présenté : Navette des aînés"),
            fr("Projet recommandé : Navette des aînés"),
            fr("Projet accepté : Navette des aînés"),
        ]
        assert fr("Balise « Rejoindre tout le territoire » : non respectée (un seul village).") in (
            fr(document.every("intake")[1].text))
