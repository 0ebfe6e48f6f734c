"""Every test of the screen kit is dressed in the light theme at 100 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from dsi_desktop.ui.theme import wear


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    wear(qapp)
    yield
    wear(qapp)
