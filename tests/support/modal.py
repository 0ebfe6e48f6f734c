"""Act in a dialog that keeps the program waiting, and close it when the act fails."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from support.keyboard import meanwhile


def in_the_dialog(act: Callable[[], None]) -> list[BaseException]:
    """Do something in the next dialog; the list holds what went wrong, once it is closed."""
    wrong: list[BaseException] = []

    def guarded() -> None:
        try:
            act()
        except BaseException as failure:  # noqa: BLE001  told by the caller: Qt would swallow it
            wrong.append(failure)
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
                QApplication.processEvents()

    meanwhile(guarded)
    return wrong


def settled(wrong: list[BaseException]) -> None:
    """Raise what went wrong in a dialog."""
    for failure in wrong:
        raise failure
