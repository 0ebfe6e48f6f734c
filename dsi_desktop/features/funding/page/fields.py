"""The boxes of money that no other form has: hours in tenths, a fiscal year, a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.funding.commands import Paper
from dsi_desktop.features.funding.rules.years import read_year
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import FileProblem, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import BadValue, TypedField, Value
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label


class HoursField(TypedField):
    """Hours, kept in tenths: 12,5."""

    def _read(self, typed: str) -> Value:
        plain = "".join(typed.split()).removesuffix("h").replace(",", ".")
        try:
            hours = float(plain)
        except ValueError:
            raise BadValue(_("Écrivez un nombre d’heures, par exemple 12,5.")) from None
        if not 0 <= hours < 1_000_000:
            raise BadValue(_("Ce nombre d’heures est hors de portée."))
        return round(10 * hours)

    def _written(self, value: Value) -> str:
        if not isinstance(value, int):
            return ""
        return fmt.number(value / 10, 1 if value % 10 else 0)


class YearField(TypedField):
    """A fiscal year: 2026-2027, 2026-27 or 2026."""

    def _read(self, typed: str) -> Value:
        try:
            return read_year(typed)
        except RuleBroken as refusal:
            raise BadValue(refusal.sentence) from None

    def value(self) -> Value:
        """Return the year as it is kept, "" for none."""
        return super().value() or ""


class PaperPicker(QWidget):
    """Chooses the file of a voucher; it is read when the form is saved."""

    def __init__(self, ask: Callable[[], Path | None], now: str = "") -> None:
        super().__init__()
        self._ask = ask
        self.path: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.said = label(now or _("Aucun fichier joint"), "muted", wrap=True)
        self.choose = button(
            _("Remplacer le fichier…") if now else _("Joindre un fichier…"), self._choose,
            icon_name="paperclip")
        column.addWidget(self.choose)
        column.addWidget(self.said)

    def paper(self) -> Paper | None:
        """Return the file chosen, None without one. Raises `FileProblem` when it does not read."""
        if self.path is None:
            return None
        try:
            return Paper(self.path.name, self.path.read_bytes())
        except OSError as error:
            raise FileProblem(_("{name} ne se lit pas : {why}").format(
                name=self.path.name, why=error.strerror)) from error

    def _choose(self) -> None:
        path = self._ask()
        if path is not None:
            self.path = path
            self.said.setText(path.name)
