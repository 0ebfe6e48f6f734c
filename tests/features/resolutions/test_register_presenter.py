"""What the register decides: whose, which year, which words, what may be certified."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.features.resolutions.presenter import Asked, RegisterPresenter
from dsi_desktop.features.resolutions.queries import RegisterScopes
from dsi_desktop.features.resolutions.rules import DECISIONS, RESOLUTIONS, Resolution
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import new_dossier
from support.register_ground import Registered


class Screen:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.scopes = RegisterScopes()
        self.whose = ("", "")
        self.rows: list[str] = []
        self.counted = self.blank = ""
        self.sheet = ""

    def show_scopes(self, scopes: RegisterScopes, body_id: str, year: str) -> None:
        self.scopes, self.whose = scopes, (body_id, year)

    def show_rows(self, rows: Sequence[Resolution], counted: str, blank: str) -> None:
        self.rows = [one.title for one in rows]
        self.counted, self.blank = counted, blank

    def show_sheet(self, one: Resolution | None) -> None:
        self.sheet = one.title if one else ""


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(made: Registered, screen: Screen) -> RegisterPresenter:
    shown = RegisterPresenter(made.store, screen, lambda: date(2026, 11, 12))
    shown.refresh()
    return shown


def test_that_this_year_is_shown_first(presenter: RegisterPresenter, screen: Screen) -> None:
    assert presenter.asked == Asked(year="2026")
    assert screen.whose == ("", "2026")
    assert screen.rows == ["Navette d’été", "Reporter l’essai"]
    assert screen.counted == "2 résolutions"


def test_that_a_year_without_anything_shows_every_year(made: Registered, screen: Screen) -> None:
    RegisterPresenter(made.store, screen, lambda: date(2031, 1, 1)).refresh()
    assert screen.whose == ("", "")
    assert len(screen.rows) == 3


def test_that_filters_narrow_what_is_read_already(
    presenter: RegisterPresenter, made: Registered, screen: Screen
) -> None:
    presenter.narrow(kind=DECISIONS, state="", words="")
    assert (screen.rows, screen.counted) == (["Le trajet par Clermont est retenu"], "1 décision")
    presenter.narrow(kind=RESOLUTIONS, state="", words="ETE navette")
    assert screen.rows == ["Navette d’été"]
    presenter.narrow(kind=RESOLUTIONS, state="", words="neige")
    assert "ne correspond" in screen.blank
    presenter.ask_whose(made.ground.chantier, "")
    assert "résolutions consignées" in screen.blank
    presenter.narrow(kind=DECISIONS, state="draft", words="")
    assert len(screen.rows) == 1
    presenter.ask_whose(made.ground.body, "")
    assert "décisions des comptes rendus" in screen.blank


def test_that_an_empty_dossier_is_told(tmp_path: Path, screen: Screen) -> None:
    store = new_dossier(tmp_path)
    RegisterPresenter(store, screen, lambda: date(2026, 1, 1)).refresh()
    assert (screen.rows, screen.counted) == ([], "0 résolution")
    store.close()


def test_that_the_chosen_one_is_shown_and_left(
    presenter: RegisterPresenter, made: Registered, screen: Screen
) -> None:
    presenter.choose(made.carried)
    assert screen.sheet == "Navette d’été"
    presenter.refresh()
    assert screen.sheet == "Navette d’été"
    presenter.leave()
    assert screen.sheet == ""


def test_that_one_reached_from_elsewhere_clears_the_filters(
    presenter: RegisterPresenter, made: Registered, screen: Screen
) -> None:
    presenter.narrow(kind=RESOLUTIONS, state="defeated", words="neige")
    presenter.go_to(made.decision)
    assert presenter.asked == Asked(made.ground.chantier, "2026", DECISIONS)
    assert screen.sheet == "Le trajet par Clermont est retenu"
    with pytest.raises(RuleBroken, match="n’est plus au registre"):
        presenter.go_to("nothing")


def test_that_a_body_that_is_gone_is_no_longer_asked(
    presenter: RegisterPresenter, made: Registered, screen: Screen
) -> None:
    presenter.ask_whose(made.ground.body, "2027")
    with made.store.operation("Retirer") as op:
        op.remove(op.get(Motion, made.adopting))
    presenter.refresh()
    assert screen.whose == (made.ground.body, "")


def test_that_only_the_official_is_certified(
    presenter: RegisterPresenter, made: Registered
) -> None:
    with pytest.raises(RuleBroken, match="Choisissez"):
        presenter.certifiable()
    presenter.choose(made.carried)
    assert presenter.certifiable().id == made.carried
    presenter.choose(made.defeated)
    with pytest.raises(RuleBroken, match="pas été adoptée"):
        presenter.certifiable()
