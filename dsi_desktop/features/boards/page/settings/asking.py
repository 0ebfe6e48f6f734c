"""What came of the cards that arrive where a rule asks for it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from dsi_desktop.features.boards.queries.automation import AskedCard
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ProseField, Value
from dsi_desktop.ui.forms.form import Form

_EACH = 12


class ResultsForm(Form):
    """One box for each card; many cards share one."""

    def __init__(self, cards: Sequence[AskedCard]) -> None:
        self._cards = cards
        self._together = len(cards) > _EACH
        lines = 4 if len(cards) == 1 else 2
        together = ngettext("Résultat de {n} carte", "Résultat de {n} cartes", len(cards))
        super().__init__(
            [ProseField("all", together.format(n=len(cards)), lines=4)]
            if self._together
            else [ProseField(card.task_id, card.title, lines=lines) for card in cards]
        )

    def results(self, values: Mapping[str, Value]) -> dict[str, str]:
        """Return what was written for each card."""
        return {
            card.task_id: str(values["all" if self._together else card.task_id] or "")
            for card in self._cards
        }


def ask_results(parent: QWidget, cards: Sequence[AskedCard]) -> Mapping[str, str] | None:
    """Ask what came of cards; a box left empty writes nothing, Échap leaves the cards there."""
    found: dict[str, str] = {}
    form = ResultsForm(cards)
    title = ngettext(
        "Qu’est-ce que cette carte a donné ?", "Qu’est-ce que ces cartes ont donné ?", len(cards)
    )
    dialog = FormDialog(
        parent, title, form, lambda values: found.update(form.results(values)), yes=_("Déplacer")
    )
    return found if dialog.exec() == QDialog.DialogCode.Accepted else None
