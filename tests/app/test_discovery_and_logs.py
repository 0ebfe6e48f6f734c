"""Which features are found, and what the log keeps to itself."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.app import discovery, folders, logs


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    before = list(logger.handlers)
    hook = sys.excepthook
    yield logger
    sys.excepthook = hook
    for handler in [one for one in logger.handlers if one not in before]:
        handler.close()
        logger.removeHandler(handler)


def test_that_every_feature_is_found_in_order() -> None:
    cards = discovery.cards()
    names = [card.name for card in cards]
    folders_found = {
        path.parent.name for path in Path(discovery.features.__path__[0]).glob("*/feature.py")
    }
    assert set(names) == folders_found
    assert names[0] == "home"
    assert [card.order for card in cards] == sorted(card.order for card in cards)


def test_that_alerts_are_gathered_from_every_feature_that_has_some() -> None:
    from dsi_desktop.features.governance.queries.alerts import ALERTS

    readers = discovery.alert_readers()
    told = [f"{name}.queries.alerts" for name in _rooms() if _has_alerts(name)]
    assert set(ALERTS) <= set(readers)
    assert "governance.queries.alerts" in told
    assert len(readers) == len(set(readers))


def _rooms() -> list[str]:
    return [card.name for card in discovery.cards()]


def _has_alerts(name: str) -> bool:
    root = Path(discovery.features.__path__[0])
    return (root / name / "queries" / "alerts.py").is_file()


def test_that_every_entry_of_the_sidebar_has_a_page() -> None:
    for card in discovery.cards():
        assert card.place == "none" or discovery.has_page(card.name), card.name


def test_that_each_kind_has_one_owner_with_a_page() -> None:
    kinds = discovery.owners(discovery.cards())
    assert kinds["person"] == "directory"
    assert kinds["minutes"] == "minutes"
    assert kinds["task"] == "boards"
    assert all(discovery.has_page(name) for name in kinds.values())


def test_that_minutes_stand_under_the_meetings() -> None:
    assert discovery.stand_ins(discovery.cards())["minutes"] == "meetings"


def test_that_pages_can_be_built_by_name() -> None:
    assert callable(discovery.page_module("reports").build)


@pytest.mark.parametrize(
    ("variable", "folder"),
    [("DSI_CONFIG_DIR", folders.config_folder), ("DSI_DATA_DIR", folders.state_folder),
     ("DSI_DOCUMENTS_DIR", folders.documents_folder)],
)  # fmt: skip
def test_that_a_folder_can_be_told(
    variable: str, folder: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(folder)
    assert folder().is_absolute()
    monkeypatch.setenv(variable, str(tmp_path))
    assert folder() == tmp_path


def test_that_the_log_keeps_places_and_no_words(
    tmp_path: Path, root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.keep_log(tmp_path / "état")
    told: list[BaseException] = []
    logs.tell_unforeseen(told.append)
    with pytest.raises(ValueError, match="Josée") as raised:
        int("Josée Desbiens a dit non")
    error = raised.value
    sys.excepthook(type(error), error, error.__traceback__)
    written = (tmp_path / "état" / logs.LOG).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_discovery_and_logs.py" in written
    assert "Desbiens" not in written
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "test_discovery_and_logs.py" in said
    assert "Desbiens" not in said
    assert told == [error]


def test_that_an_interruption_is_nobodys_error(
    root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[BaseException] = []
    logs.tell_unforeseen(told.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []


def test_that_a_place_that_refuses_a_log_stops_nothing(
    tmp_path: Path, root_logger: logging.Logger
) -> None:
    before = list(root_logger.handlers)
    occupied = tmp_path / "fichier"
    occupied.write_text("")
    logs.keep_log(occupied / "dessous")
    assert root_logger.handlers == before
