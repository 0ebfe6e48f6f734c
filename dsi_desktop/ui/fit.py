"""Sizes that follow the scale of the theme, for widgets that fix their own."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dsi_desktop.ui.theme import theme


class _Fit(QObject):
    """Lives and dies with its widget."""

    def __init__(self, widget: QWidget, resize: Callable[[], object]) -> None:
        super().__init__(widget)
        self._resize = resize
        theme().changed.connect(self._again)

    def _again(self) -> None:
        self._resize()


def fit(widget: QWidget, resize: Callable[[], object]) -> None:
    """Size a widget now and each time the scale changes."""
    resize()
    _Fit(widget, resize)
