"""Act in a dialog that keeps the program waiting, and close it when the act fails."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from support.keyboard import meanwhile

_PATIENCE = 300
_PAUSE_MS = 10
# What an act leaves open is closed after it, so that the test goes on and says what is missing.
_LEFT_OPEN_MS = 3000


def in_the_dialog(act: Callable[[], None]) -> list[BaseException]:
    """Do something in the next dialog; the list holds what went wrong, once it is closed.

    The act begins when another dialog stands, and none outlives it: nobody would ever answer it.
    """
    wrong: list[BaseException] = []
    looks = iter(range(_PATIENCE))
    before = QApplication.activeModalWidget()

    def guarded() -> None:
        asked = QApplication.activeModalWidget()
        if (asked is None or asked is before) and next(looks, None) is not None:
            QTimer.singleShot(_PAUSE_MS, guarded)
            return
        try:
            act()
            if asked is not None:
                QTimer.singleShot(_LEFT_OPEN_MS, asked, asked.close)
        except BaseException as failure:  # noqa: BLE001  told by the caller: Qt would swallow it
            wrong.append(failure)
        if wrong:
            _close_all()

    meanwhile(guarded)
    return wrong


def _close_all() -> None:
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        QApplication.processEvents()


def settled(wrong: list[BaseException]) -> None:
    """Raise what went wrong in a dialog."""
    for failure in wrong:
        raise failure
