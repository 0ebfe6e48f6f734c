"""The person's preferences, kept on this computer and put on: language, theme, scale."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dsi_desktop.app import folders
from dsi_desktop.kernel import preferences as kept
from dsi_desktop.kernel.i18n import _, use_language
from dsi_desktop.kernel.preferences import Preferences
from dsi_desktop.ui.theme import wear


class Look(QObject):
    """Dresses the application. `frozen` keeps nothing: pictures and proofs leave no trace."""

    def __init__(self, app: QApplication, preferences: Preferences | None) -> None:
        super().__init__()
        self.preferences = preferences or kept.read(folders.config_folder())
        self.frozen = False
        self._app = app
        self._translator = QTranslator(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.dress)

    def keep(self, preferences: Preferences, refused: Callable[[str], None]) -> None:
        """Keep the preferences; a disk that refuses is told."""
        if preferences == self.preferences:
            return
        self.preferences = preferences
        if self.frozen:
            return
        try:
            kept.write(folders.config_folder(), preferences)
        except OSError:
            refused(_("Vos préférences n’ont pas pu être enregistrées."))

    def dress(self) -> None:
        """Put on language, theme and scale; Qt's own dialogs speak the language too."""
        language = self.preferences.language
        use_language(language)
        QLocale.setDefault(QLocale(f"{language}_CA"))
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)
        wear(self._app, self.preferences.theme, self.preferences.scale / 100)

    def stop(self) -> None:
        """Follow the system no more."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self.dress)
        self._app.removeTranslator(self._translator)
