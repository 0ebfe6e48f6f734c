"""What the dialog of the models decides: what a model would change here, and applying it."""

from collections.abc import Callable
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.queries.settings import BoardSettings, board_settings
from dsi_desktop.features.boards.queries.templates import board_templates
from dsi_desktop.features.boards.rules import templates
from dsi_desktop.features.boards.rules.automation import sentence
from dsi_desktop.features.boards.rules.columns import limit_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold, listed


class TemplatesView(Protocol):
    """What the presenter asks of the dialog."""

    def show_templates(self, models: list[templates.Template]) -> None:
        """Offer these."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that replaces."""


class TemplatesPresenter:
    """Speaks of one body, with a board (`board_id`) or none yet ("")."""

    def __init__(self, store: Store, view: TemplatesView, body_id: str, board_id: str) -> None:
        self._store = store
        self._view = view
        self._body_id = body_id
        self._board_id = board_id
        self.settings: BoardSettings | None = None
        self.models: list[templates.Template] = []

    def refresh(self) -> None:
        self.settings = board_settings(self._store, self._board_id) if self._board_id else None
        self.models = board_templates(self._store)
        self._view.show_templates(self.models)

    def changes(self, model: templates.Template) -> list[str]:
        """Say what the model would change on the board; nothing where there is none yet."""
        if self.settings is None:
            return []
        standing = [
            templates.Standing(one.id, one.title, one.state, one.cards)
            for one in self.settings.columns
        ]
        return templates.changes(standing, model) or [_("Les colonnes sont déjà celles-là.")]

    def apply(self, model: templates.Template, *, with_cards: bool) -> bool:
        """Give the board the shape of the model; tell whether it was done."""
        return self._do(
            lambda: commands.apply_template(
                self._store, self._body_id, model.key, with_cards=with_cards
            )
        )

    def save(self, name: str, words: str, *, with_cards: bool) -> bool:
        """Keep the board as a model; one of the same name is replaced when the person agrees.

        Raises `RuleBroken`: the form shows why.
        """
        same = [one for one in self.models if one.own and fold(one.name) == fold(name)]
        question = _("Un modèle s’appelle déjà « {name} ». Le remplacer ?")
        if same and not self._view.confirm(
            question.format(name=same[0].name), _("Remplacer")
        ):
            return False
        commands.save_template(
            self._store, self._board_id, name, words=words, with_cards=with_cards
        )
        self.refresh()
        return True

    def remove(self, model: templates.Template) -> None:
        """Take away a model of this dossier."""
        if model.own and self._do(lambda: commands.remove_template(self._store, model.key)):
            self.refresh()

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        return True


def preview(model: templates.Template) -> list[tuple[str, str]]:
    """Describe a model: (heading, words) of its columns, lanes, labels, rules put aside."""
    found = [
        (_("Colonne « {name} »").format(name=column.title), _column_words(model, at))
        for at, column in enumerate(model.columns)
    ]
    if model.swimlanes != "none":
        found.append((_("Couloirs"), vocabulary.label("swimlane", model.swimlanes)))
    if model.labels:
        found.append((_("Étiquettes"), listed([name for name, _hue in model.labels])))
    found += [(_("Règle désactivée"), sentence(one, "")) for one in model.silent]
    return found


def _column_words(model: templates.Template, at: int) -> str:
    column = model.columns[at]
    cards = [card.title for card in model.cards if card.column == at]
    parts = [vocabulary.label("task_state", column.state)]
    if column.limit or column.lane_limit:
        parts.append(limit_words(column.limit, column.lane_limit, column.mode))
    if cards:
        said = ngettext("{n} carte : {titles}", "{n} cartes : {titles}", len(cards))
        parts.append(said.format(n=len(cards), titles=" · ".join(cards)))
    return " – ".join(parts)
