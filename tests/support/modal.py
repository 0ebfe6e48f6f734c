"""Act in a dialog that keeps the program waiting, and close it when the act fails."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from support.keyboard import meanwhile
from support.plain_words import plain

D = TypeVar("D", bound=QDialog)
_PATIENCE = 300
_PAUSE_MS = 10
# What an act leaves open is closed after it, so that the test goes on and says what is missing.
_LEFT_OPEN_MS = 3000


def in_the_dialog(act: Callable[[], None]) -> list[BaseException]:
    """Do something in the next dialog; the list holds what went wrong, once it is closed.

    The act begins when another dialog stands, and none outlives it: nobody would ever answer it.
    """
    wrong: list[BaseException] = []

    def guarded(asked: QWidget | None) -> None:
        try:
            act()
            if asked is not None:
                QTimer.singleShot(_LEFT_OPEN_MS, asked, asked.close)
        except BaseException as failure:  # noqa: BLE001  told by the caller: Qt would swallow it
            wrong.append(failure)
        if wrong:
            _close_all()

    _when_another_stands(guarded)
    return wrong


def working(kind: type[D], work: Callable[[D], object]) -> None:
    """Work in the dialog about to open, then close it when it stays.

    What goes wrong there fails the test: pytest-qt hears what is raised while Qt waits.
    """

    def guarded(asked: QWidget | None) -> None:
        try:
            assert isinstance(asked, kind)
            work(asked)
            if asked.isVisible():
                asked.reject()
        except BaseException:
            _close_all()
            raise

    _when_another_stands(guarded)


def answering(
    values: Mapping[str, Any], seen: list[str] | None = None, *, wanted: str = ""
) -> None:
    """Fill the form about to open and press its filled button; close it when it stays.

    `seen` gets its title, then what it refused. `wanted` is a part of its title.
    """
    kept = [] if seen is None else seen

    def fill(dialog: FormDialog) -> None:
        kept.append(plain(dialog.windowTitle()))
        assert plain(wanted) in kept[-1]
        dialog.form.fill(values)
        dialog.submit()
        if dialog.isVisible():
            said = (dialog.form.summary, *(one.error for one in dialog.form.fields.values()))
            kept.append(plain(" ".join(one.text() for one in said if one.text())))

    working(FormDialog, fill)


def _when_another_stands(act: Callable[[QWidget | None], None]) -> None:
    looks = iter(range(_PATIENCE))
    before = QApplication.activeModalWidget()

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if (asked is None or asked is before) and next(looks, None) is not None:
            QTimer.singleShot(_PAUSE_MS, look)
            return
        act(asked)

    meanwhile(look)


def _close_all() -> None:
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        QApplication.processEvents()


def settled(wrong: list[BaseException]) -> None:
    """Raise what went wrong in a dialog."""
    for failure in wrong:
        raise failure
