"""« J’ai une invitation » : the six words that were said aloud, and who one is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.texts import label

WORDS = 6
Known = Callable[[str], str | None]


class JoinDialog(FormDialog):
    """Asks the words in one line; `known` returns the word that a few letters tell, or None."""

    def __init__(
        self, parent: QWidget | None, names: tuple[str, str, str], known: Known,
        words: Sequence[str], keep: Callable[[str, str, str], None],
    ) -> None:  # fmt: skip
        """`names`: the words typed so far, the person and the computer; `words`: the list."""
        self._known = known
        phrase = _PhraseField("phrase", _("Les six mots"), words)
        form = Form([
            phrase,
            TextField("author", _("Votre nom"), required=True),
            TextField("device", _("Cet ordinateur"), required=True),
        ])  # fmt: skip
        form.fill(dict(zip(("phrase", "author", "device"), names, strict=True)))

        def save(values: dict[str, Value]) -> None:
            keep(self._checked(str(values["phrase"])), str(values["author"]),
                 str(values["device"]))  # fmt: skip

        super().__init__(parent, _("J’ai une invitation"), form, save, yes=_("Rejoindre"))
        said = label(
            _("La personne qui vous invite vous dit six mots. Quatre lettres de chacun suffisent, "
              "les accents ne comptent pas."), "muted", wrap=True,
        )  # fmt: skip
        column = self.layout()
        if column is not None:
            column.insertWidget(1, said)  # type: ignore[attr-defined]

    def _checked(self, typed: str) -> str:
        parts = typed.replace(",", " ").split()
        for part in parts:
            if self._known(part) is None:
                raise RuleBroken(
                    _("« {word} » n’est pas un mot de la liste.").format(word=part), "phrase"
                )
        if len(parts) != WORDS:
            raise RuleBroken(
                _("Il faut six mots; il y en a {n} ici.").format(n=len(parts)), "phrase"
            )
        return " ".join(self._known(part) or part for part in parts)


class _PhraseField(TextField):
    """Proposes the end of the word being typed, and keeps those before it."""

    def __init__(self, name: str, text: str, words: Sequence[str]) -> None:
        super().__init__(name, text, required=True)
        completer = _LastWord(list(words), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)


class _LastWord(QCompleter):
    """Completes what follows the last space."""

    def splitPath(self, path: str) -> list[str]:
        """Return the word being typed."""
        return [path.rpartition(" ")[2]]

    def pathFromIndex(self, index: object) -> str:
        """Return the whole line with the word chosen at its end."""
        line = self.widget()
        before = line.text().rpartition(" ")  # type: ignore[attr-defined]
        chosen = super().pathFromIndex(index)  # type: ignore[arg-type]
        return f"{before[0]}{before[1]}{chosen}"
