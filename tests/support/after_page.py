"""The page of a meeting beside its panel of what follows, for tests."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.after import AfterPanel, open_after
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from support.plain_words import plain


def shown(page: MinutesPage, view: str) -> AfterPanel:
    return open_after(page, view)


def answering(fill: dict[str, object], seen: list[str] | None = None) -> None:
    """Fill the form that is about to open, then press its filled button."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        if seen is not None:
            seen.append(plain(dialog.windowTitle()))
        dialog.form.fill(fill)  # type: ignore[arg-type]
        dialog.submit()
        if seen is not None and dialog.isVisible():
            seen.append(plain(dialog.form.summary.text() or "refused"))
            dialog.reject()

    QTimer.singleShot(0, answer)
