"""What every test stands on: no display, no habits of this computer, one language."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = os.environ.get("DSI_TEST_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("DSI_AUTHOR", None)
os.environ.pop("DSI_DEVICE", None)

import pytest
from hypothesis import HealthCheck, Phase, settings

from dsi_desktop.kernel.garbage import sweep
from dsi_desktop.kernel.i18n import use_language
from support import budget

_ROOT = Path(__file__).parent.parent
_FOR_EVER_MS = 45_000
_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

settings.register_profile(
    "push",
    max_examples=budget.examples("default"),
    stateful_step_count=budget.steps("default"),
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW_IS_FINE,
)
settings.register_profile(
    "long", settings.get_profile("push"), derandomize=False, print_blob=True
)
# Beside a planted fault one failure is enough: nobody reads the smallest one.
settings.register_profile(
    "mutants", settings.get_profile("long"), phases=(Phase.explicit, Phase.generate),
    derandomize=True, database=None,
)
_often = "long" if budget.LONG or budget.DRILL else "push"
settings.load_profile("mutants" if budget.MUTANT else _often)


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep preferences, caches and recent files of the person at the keyboard out of the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("APPDATA", str(home / "roaming"))
        patch.setenv("LOCALAPPDATA", str(home / "local"))
        yield


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    """Start and leave every test in the source language."""
    use_language("fr")
    yield
    use_language("fr")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Close a dialog that nobody answers: no signal reaches a loop that only Qt runs."""
    watch = _watch(item.nodeid)
    try:
        yield
    finally:
        if watch is not None:
            watch.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Look for garbage between two tests, as often as Python would.

    Left to Python, it is looked for wherever a thread stands: a widget that a working thread puts
    away, or that goes while Qt deletes its parent, ends the whole process.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from support.keyboard import forget_meanwhile

        forget_meanwhile()
    sweep()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart() -> None:
    """Keep Python from looking for garbage by itself."""
    gc.disable()


def _watch(test: str) -> Any:  # noqa: ANN401  a timer of Qt, which most tests never load
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return None
    from PySide6.QtCore import QTimer

    def close() -> None:
        while (dialog := widgets.QApplication.activeModalWidget()) is not None:
            sys.stderr.write(f"{test}: a dialog waited for ever, {dialog.windowTitle()}\n")
            dialog.close()

    watch = QTimer()
    watch.timeout.connect(close)
    watch.start(_FOR_EVER_MS)
    return watch


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave every skip and its reason where `dev.py` reads them."""
    skips = [
        {"test": report.nodeid, "reason": _reason(report)}
        for report in terminalreporter.stats.get("skipped", [])
    ]
    target = Path(os.environ.get("DSI_TEST_SKIPS", _ROOT / "build" / "test" / "skips" / "all.json"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(skips, ensure_ascii=False, indent=1), encoding="utf-8")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")
