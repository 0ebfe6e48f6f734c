"""The panel of a round under the fingers: one key a voice, then Entrée."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.consensus import ConsensusPanel
from dsi_desktop.features.minutes.queries.consensus import RoundSheet, rounds_of
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.live_panel import live_page
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground
from support.modal import answering

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QuietDesk:
    return QuietDesk(TODAY)


@pytest.fixture
def page(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    return live_page(ground, desk, qtbot, qapp)


@pytest.fixture
def panel(page: MinutesPage, qtbot: QtBot) -> ConsensusPanel:
    qtbot.keyClick(page.capture.edit, Key.Key_G, CTRL)
    shown = page.stage.currentWidget()
    assert isinstance(shown, ConsensusPanel)
    return shown


def begin(panel: ConsensusPanel, method: str, **values: str | int) -> None:
    panel.asking.method.choose(method)
    panel.asking.method.chosen.emit(method)
    panel.asking.form.fill(values)
    panel.asking.submit()


def press(qtbot: QtBot, panel: ConsensusPanel, keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(panel.voices, key)


def sheet(ground: Ground) -> RoundSheet:
    return rounds_of(ground.store, ground.items[2])[-1]


def texts(ground: Ground, kind: str) -> list[str]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [fr(one.text) for one in document.every(kind)]


def test_that_twenty_five_organisations_answer_by_twenty_five_keys_and_entree(
    ground: Ground, page: MinutesPage, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    with ground.store.hurried():
        for number in range(22):
            organization = directory.add_organization(
                ground.store, name=f"Organisme {number:02}")
            person = directory.add_person(
                ground.store, given_name="Membre", family_name=f"N{number:02}")
            governance.appoint_member(
                ground.store, body_id=ground.body, person_id=person,
                organization_id=organization, start_on="2026-01-15")
            meetings.set_attendance(ground.store, ground.meeting, person, "present")
    begin(panel, "consent", proposal="Une navette le mardi")
    assert panel.progress.text() == "0 voix sur 25"
    press(qtbot, panel, "1" * 20 + "2" * 3 + "4" * 2)
    assert panel.progress.text() == "25 voix sur 25"
    qtbot.keyClick(panel.voices, Key.Key_Return)
    assert sheet(ground).state == "closed"
    assert texts(ground, "decision") == ["Une navette le mardi"]
    assert "acceptée par consentement" in texts(ground, "consensus")[0]


def test_that_an_objection_blocks_entree_until_other_words_or_a_vote(
    ground: Ground, page: MinutesPage, panel: ConsensusPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    begin(panel, "consent", proposal="Une navette le mardi")
    press(qtbot, panel, "131")
    assert panel.outcome.text() == "⚠ Objection de L’Ancrage"
    qtbot.keyClick(panel.voices, Key.Key_Return)
    assert "reformulez la proposition ou passez au vote" in desk.refused[0]
    panel.go_to(ground.organizations[1])
    answering({"note": "jour de marché"})
    press(qtbot, panel, "n")
    answering({"proposal": "Une navette le jeudi"})
    press(qtbot, panel, "r")
    assert panel.proposal.text() == "Une navette le jeudi"
    press(qtbot, panel, "3")
    answering({"vote": "4 1", "mover": "Josée Desbiens", "seconder": "Éric Gauthier"})
    press(qtbot, panel, "v")
    assert texts(ground, "motion") == ["Une navette le jeudi"]
    first, second = texts(ground, "consensus")
    assert fr("Objection – L’Ancrage : « jour de marché ».") in first
    assert second.endswith("La question est mise aux voix.")
    assert panel.outcome.text() == "La question a été mise aux voix."


def test_that_a_vote_by_an_unknown_name_says_so_in_the_form(
    ground: Ground, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    begin(panel, "consent", proposal="Une navette")
    press(qtbot, panel, "3")
    said: list[str] = []
    answering({"mover": "Zénobie"}, said)
    press(qtbot, panel, "v")
    assert "Personne ne porte ce nom" in said[1]
    assert sheet(ground).state == "open"


def test_that_the_eight_degrees_are_drawn_and_told(
    ground: Ground, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    begin(panel, "gradients", proposal="Une navette")
    press(qtbot, panel, "148")
    assert [(one.position) for one in panel.voices.rows.rows] == [
        "1 · adhésion entière", "4 · abstention", "8 · blocage",
    ]
    said = fr(panel.tally.bar.accessibleDescription())
    assert said == fr("adhésion entière : 1 voix; abstention : 1 voix; blocage : 1 voix")
    assert not panel.tally.bar.grab().isNull()
    press(qtbot, panel, "9")
    qtbot.keyClick(panel.voices, Key.Key_Backspace)
    assert panel.progress.text() == "2 voix sur 3"
    answering({"result": "On continue d’en parler", "decision": ""})
    qtbot.keyClick(panel.voices, Key.Key_Enter)
    assert panel.outcome.text() == "On continue d’en parler"
    panel.acts["reopen"].click()
    assert sheet(ground).state == "open"


def test_that_dots_are_given_by_digits_and_counted_on_the_wall(
    ground: Ground, panel: ConsensusPanel, desk: QuietDesk, qtbot: QtBot
) -> None:
    begin(panel, "dots", options="Navette\nTaxi\nBus", dots=2)
    press(qtbot, panel, "11" + "23" + "9")
    assert [one.position for one in panel.voices.rows.rows] == [
        "Navette 2", "Taxi 1 · Bus 1", "",
    ]
    answering({"n0": 5, "n1": 0, "n2": 1})
    press(qtbot, panel, "c")
    assert dict(sheet(ground).counted) == {"Navette": 5, "Bus": 1}
    panel.go_to(ground.organizations[2])
    press(qtbot, panel, "1")
    assert desk.refused == ["Centr’Hommes n’a que 2 points à donner."]
    assert not panel.grab().isNull()
    press(qtbot, panel, "nr")
    assert sheet(ground).state == "open"


def test_that_a_question_missing_is_said_beside_its_field(
    ground: Ground, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    panel.asking.submit()
    assert panel.asking.form.fields["proposal"].error.text()
    begin(panel, "dots", options="Un seul")
    assert "au moins deux choix" in panel.asking.form.fields["options"].error.text()
    assert rounds_of(ground.store, ground.items[2]) == []
    panel.asking.method.choose("go_round")
    panel.asking.dress("go_round")
    assert panel.asking.form.fields["question"].value() == "Navette des aîné·es"


def test_that_the_round_of_another_point_shows_and_another_question_can_follow(
    ground: Ground, page: MinutesPage, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    begin(panel, "go_round")
    press(qtbot, panel, "1")
    answering({"result": "", "decision": "On essaie"})
    qtbot.keyClick(panel.voices, Key.Key_Return)
    assert texts(ground, "decision") == ["On essaie"]
    press(qtbot, panel, "vc1")
    panel.acts["again"].click()
    assert panel.stage.currentIndex() == 0
    begin(panel, "go_round", question="Et ensuite ?")
    assert sheet(ground).question == "Et ensuite ?"
    page.presenter.select(ground.items[0])
    assert panel.stage.currentIndex() == 0
    page.presenter.select(ground.items[2])
    assert panel.stage.currentIndex() == 1
    ground.store.undo()
    assert panel.outcome.text() == "Une décision a été consignée."


def test_that_echap_goes_back_to_the_lines_and_the_round_waits(
    ground: Ground, page: MinutesPage, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    begin(panel, "consent", proposal="Une navette")
    qtbot.keyClick(panel.voices, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries
    assert sheet(ground).state == "open"
    qtbot.keyClick(page.capture.edit, Key.Key_G, CTRL)
    again = page.stage.currentWidget()
    assert isinstance(again, ConsensusPanel)
    assert again.proposal.text() == "Une navette"
    qtbot.keyClick(again, Key.Key_A)
    qtbot.keyClick(again, Key.Key_Escape)
    assert page.stage.currentWidget() is page.entries


def test_that_nothing_is_shown_for_a_voice_nobody_chose(
    ground: Ground, page: MinutesPage, panel: ConsensusPanel, qtbot: QtBot
) -> None:
    for place in range(5):
        meetings.record_departure(ground.store, ground.line(place), "14:00")
    begin(panel, "consent", proposal="Une navette")
    press(qtbot, panel, "1n")
    panel.presenter.press("personne", 1)
    panel.presenter.clear("personne")
    qtbot.keyClick(panel.voices, Key.Key_Backspace)
    assert panel.progress.text() == "0 voix sur 0"


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0)])
def test_that_the_panel_fits_its_column_in_every_look(
    theme: str, scale: float, ground: Ground, page: MinutesPage, panel: ConsensusPanel,
    qtbot: QtBot, qapp: QApplication,
) -> None:
    wear(qapp, theme, scale)
    begin(panel, "gradients", proposal="Une navette le mardi pour les aînés de Clermont")
    press(qtbot, panel, "12")
    assert panel.minimumSizeHint().width() <= 506 * scale
    wear(qapp)
