"""In the real window: past days, copies, repair and invitations, with real files."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from dsi_desktop.app import folders
from dsi_desktop.app.session import Session
from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.invitation import invite
from dsi_desktop.db.merge.log import exchanges, note_sent
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.features.home.page.welcome import WelcomePage
from dsi_desktop.features.preferences.page.joining import JoinDialog
from dsi_desktop.ui.dialogs import messages
from dsi_desktop.ui.shell.band import BandStrip
from support.qt_session import opened, running, settle, until, wait_for_the_door
from support.safety_ground import FIRST, add_body, bodies, two_days

WORDS = "abaisser abandon abdiquer abeille abolir aborder"

pytestmark = [
    pytest.mark.usefixtures("qtbot"),
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard"),
]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("config", "data", "documents"):
        folder = tmp_path / name
        folder.mkdir()
        variable = {"config": "CONFIG", "data": "DATA", "documents": "DOCUMENTS"}[name]
        monkeypatch.setenv(f"DSI_{variable}_DIR", str(folder))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return two_days(tmp_path / "essai.dsi")


class Answers:
    """Answers questions of the window, and remembers them."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.yes = True

    def confirm(self, _parent: object, question: str, yes: str, no: str = "") -> bool:
        self.asked.append(f"{question} [{yes}] [{no}]")
        return self.yes

    def tell(self, _parent: object, sentence: str) -> None:
        self.told.append(sentence)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(messages, "confirm", made.confirm)
    monkeypatch.setattr(messages, "tell", made.tell)
    return made


def strip(session: Session) -> BandStrip:
    found = session.window.findChild(BandStrip)
    assert found is not None
    return found


def shown_store(session: Session) -> Store:
    shown = session.stage.shown
    assert shown is not None
    assert shown.store is not None
    return shown.store


def now_of(session: Session) -> Store:
    assert session.dossier is not None
    assert session.dossier.store is not None
    return session.dossier.store


def rest(session: Session) -> None:
    until(lambda: not session.worker.busy)


def test_that_the_whole_window_shows_a_past_day(path: Path) -> None:
    with opened(path) as (session, workplace):
        workplace.go("governance")
        session.desk.look_back(FIRST)
        until(lambda: session.stage.shown is not session.dossier)
        until(lambda: session.window.findChild(BandStrip) is not None)
        there = session.window.workplace
        assert there is not None
        assert there.current == "governance"
        assert "Vous regardez le 12\u00a0nov." in strip(session).accessibleName()
        assert bodies(shown_store(session)) == {"Comité d’hier"}
        assert session.desk.today() == FIRST
        filled = [
            one for one in session.window.findChildren(QPushButton, "primary")
            if one.isVisible() and one.isEnabled()
        ]  # fmt: skip
        assert filled == [strip(session).action]
        there.go("exchange")
        assert there.current == "governance"
        session.desk.look_back(date(2020, 1, 1))
        until(lambda: session.desk.today() == date(2020, 1, 1))
        assert bodies(shown_store(session)) == set()
        strip(session).action.click()
        settle()
        assert session.stage.shown is session.dossier
        assert session.window.findChild(BandStrip) is None
        assert session.window.workplace is not None
        assert session.window.workplace.current == "governance"
        assert len(bodies(now_of(session))) == 2
        assert not (folders.state_folder() / "past").exists()


def test_that_a_past_day_ends_with_the_dossier(path: Path) -> None:
    with opened(path) as (session, _workplace):
        session.desk.look_back(FIRST)
        until(lambda: session.stage.shown is not session.dossier)
        session.beginning.shut()
        assert isinstance(session.window.centralWidget(), WelcomePage)
        assert not (folders.state_folder() / "past").exists()
        session.desk.look_back(FIRST)
        session.desk.check_dossier()
        session.safety.keep_snapshot()
        rest(session)
        assert isinstance(session.window.centralWidget(), WelcomePage)


def test_that_the_dossier_is_verified_beside_the_screen(path: Path, answers: Answers) -> None:
    with opened(path) as (session, _workplace):
        session.desk.check_dossier()
        until(lambda: bool(answers.told))
        assert "Le dossier est sain." in answers.told[0]


def test_that_a_damaged_dossier_is_repaired_from_the_window(path: Path, answers: Answers) -> None:
    with opened(path) as (session, _workplace):
        with closing(connect(path, "rw")) as db:
            db.execute("UPDATE dsi_change SET val = '{}' WHERE tx = 2")
        session.desk.check_dossier()
        until(lambda: bool(answers.asked))
        assert isinstance(session.window.centralWidget(), WelcomePage)
        until(lambda: len(answers.told) == 1)
        assert "ne correspond plus" in answers.asked[0]
        assert "Rien n’est perdu" in answers.told[0]
        wait_for_the_door(session)
        assert bodies(now_of(session)) == {"Comité d’hier", "Comité d’aujourd’hui"}
    assert verify(path, tables()).is_sound
    assert len(list(path.parent.glob("*abîmé*.dsi"))) == 1


def test_that_what_another_program_did_is_noted(path: Path, answers: Answers) -> None:
    with opened(path) as (session, _workplace):
        with closing(connect(path, "rw")) as db:
            db.execute("DROP TRIGGER dsi_u_body")
            db.execute("UPDATE body SET name = 'Dehors'")
        session.desk.check_dossier()
        until(lambda: len(answers.told) == 1)
        assert "un autre programme" in answers.told[0]
        wait_for_the_door(session)
        assert bodies(now_of(session)) == {"Dehors"}
    assert verify(path, tables()).is_sound


@pytest.mark.parametrize("page", [1, 30])
def test_that_a_torn_dossier_is_offered_to_be_saved(
    path: Path, answers: Answers, page: int
) -> None:
    with opened(path) as (session, _workplace):
        code = digest_of(now_of(session))
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * (page + 60)] = bytes(4096 * 61)
    path.write_bytes(content)
    with running(path) as session:
        until(lambda: bool(answers.told))
        wait_for_the_door(session)
        assert "Récupérer" in answers.asked[0]
        assert digest_of(now_of(session)) == code


def digest_of(store: Store) -> str:
    with closing(connect(store.path)) as db:
        return digest(db)


def test_that_an_older_file_is_noticed_and_completed(path: Path, answers: Answers) -> None:
    older = path.read_bytes()
    add_body(path, "Comité oublié")
    with opened(path):
        pass
    path.write_bytes(older)
    with opened(path) as (session, _workplace):
        until(lambda: len(bodies(now_of(session))) == 3)
        assert "1 modification faite ici" in answers.asked[0]
        assert "[Les remettre]" in answers.asked[0]
        rest(session)
        assert exchanges(now_of(session))[0].gestures == 1
    with opened(path) as (session, _workplace):
        rest(session)
    assert len(answers.asked) == 1


def test_that_an_older_file_is_noticed_beside_a_copy_that_holds_no_more(
    path: Path, tmp_path: Path, answers: Answers
) -> None:
    older = path.read_bytes()
    copy = Path(shutil.copyfile(path, tmp_path / "copie.dsi"))
    with opened(copy):
        pass
    add_body(path, "Comité oublié")
    answers.yes = False
    with opened(path):
        pass
    path.write_bytes(older)
    with opened(path):
        settle()
    assert "1 modification faite ici" in answers.asked[-1]
    with opened(path):
        settle()
    assert len(answers.asked) == 1


def test_that_an_older_file_may_be_left_as_it_is(path: Path, answers: Answers) -> None:
    answers.yes = False
    older = path.read_bytes()
    add_body(path, "Comité oublié")
    with opened(path):
        pass
    path.write_bytes(older)
    for _time in range(2):
        with opened(path) as (session, _workplace):
            settle()
            assert len(bodies(now_of(session))) == 2
    assert len(answers.asked) == 1


@pytest.mark.parametrize("united", [True, False])
def test_that_two_copies_are_noticed(
    path: Path, tmp_path: Path, answers: Answers, united: bool
) -> None:
    other = Path(shutil.copyfile(path, tmp_path / "copie.dsi"))
    answers.yes = united
    for one in (path, other):
        with opened(one):
            pass
    add_body(other, "Là-bas")
    with opened(path) as (session, _workplace):
        until(lambda: len(answers.asked) == 1)
        assert "contient 1 modification de plus" in answers.asked[0]
        assert "[Les réunir] [Ouvrir quand même celle-ci]" in answers.asked[0]
        if united:
            until(lambda: "Là-bas" in bodies(now_of(session)))
        rest(session)
    add_body(path, "Ici")
    add_body(other, "Là-bas encore")
    with opened(path) as (session, _workplace):
        until(lambda: len(answers.asked) == 2)
        assert "deux copies de ce dossier" in answers.asked[1]
        rest(session)


def test_that_a_snapshot_is_kept_while_one_works(path: Path) -> None:
    with opened(path) as (session, _workplace):
        assert session.dossier is not None
        kept = folders.state_folder() / "snapshots" / session.dossier.dossier_id
        before = len(list(kept.glob("*.dsi")))
        with now_of(session).operation("x") as op:
            op.add(Body(name="nouveau"))
        session.safety.keep_snapshot()
        until(lambda: len(list(kept.glob("*.dsi"))) + 1 > before)
        assert session.safety._timer.interval() == 30 * 60 * 1000


def test_that_one_works_on_a_copy_of_what_lies_on_a_stick(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "Nextcloud"
    stick.mkdir()
    lying = path.rename(stick / path.name)
    monkeypatch.chdir(tmp_path)
    before = lying.read_bytes()
    with opened(lying) as (session, workplace):
        assert "Vous regardez une copie." in strip(session).accessibleName()
        assert now_of(session).read_only
        assert session.dossier is not None
        assert session.dossier.note == "essai.dsi"
        workplace.go("governance")
        strip(session).action.click()
        until(lambda: session.dossier is not None and not session.dossier.read_only)
        wait_for_the_door(session)
        assert session.dossier.path == tmp_path / "documents" / "essai.dsi"
        assert len(bodies(now_of(session))) == 2
        assert session.window.findChild(BandStrip) is None
        assert str(tmp_path / "documents") in session.window.toast.text()
    assert lying.read_bytes() == before


def test_that_an_invitation_is_joined_from_the_welcome_page(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(path, author="Marie", device="Portable")
    invite(store, tmp_path / "invitation.dsix", tuple(WORDS.split()))
    store.close()
    with running(None) as session:
        monkeypatch.setattr(session.desk, "ask_open_path", lambda _kinds: None)
        session.beginning.join()
        assert session.beginning.joining is not None
        assert session.beginning.joining.dialog is None
        monkeypatch.setattr(
            session.desk, "ask_open_path", lambda _kinds: tmp_path / "invitation.dsix"
        )
        session.beginning.join()
        dialog = joining(session)
        dialog.form.fill({"author": "Luc", "device": "Portable de Luc"})
        for typed, said in (("abaisser xyz", "xyz"), ("abaisser", "il y en a 1")):
            dialog.form.fill({"phrase": typed})
            dialog.submit()
            assert said in dialog.form.fields["phrase"].error.text()
        dialog.form.fill({"phrase": " ".join(reversed(WORDS.split()))})
        dialog.submit()
        until(lambda: joining(session) is not dialog)
        again = joining(session)
        assert again.form.fields["phrase"].error.text()
        again.form.fill({"phrase": "abai aban abdi abei abol abor"})
        again.submit()
        wait_for_the_door(session)
        assert session.dossier is not None
        assert session.dossier.path == tmp_path / "documents" / "DSI Essai.dsi"
        assert session.signature.author == "Marie-Ève Tremblay"
        assert len(bodies(now_of(session))) == 2


def joining(session: Session) -> JoinDialog:
    assert session.beginning.joining is not None
    dialog = session.beginning.joining.dialog
    assert dialog is not None
    return dialog


def test_that_the_state_says_what_nobody_else_has(path: Path, tmp_path: Path) -> None:
    with opened(path) as (session, workplace):
        said = session.window.windowTitle
        until(lambda: said() == "DSI Essai — Enregistré")
        note_sent(now_of(session), str(tmp_path), "AAAA-AAAA")
        add = now_of(session).operation("Créer")
        with add as op:
            op.add(Body(name="nouveau"))
        until(lambda: "1 modification pas encore partagée" in said())
        session.window.resize(1366, 768)
        assert workplace.sidebar._state.whole().endswith("1 à partager")
        note_sent(now_of(session), str(tmp_path), "AAAA-AAAA")
        session.open_door()
        until(lambda: said().endswith("tout est partagé"))


def test_that_changes_are_heard_after_a_look_at_the_past(path: Path) -> None:
    with opened(path) as (session, _workplace):
        note_sent(now_of(session), "clé", "AAAA-AAAA")
        session.desk.look_back(FIRST)
        until(lambda: session.stage.shown is not session.dossier)
        session.safety.come_back()
        with now_of(session).operation("Créer") as op:
            op.add(Body(name="nouveau"))
        until(lambda: "1 modification pas encore" in session.window.windowTitle())
        workplace = session.window.workplace
        assert workplace is not None
        assert workplace.steps.undo.isEnabled()
