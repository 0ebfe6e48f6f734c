"""What is asked about cards chosen in a list: a day for them, or what they all get."""

from collections.abc import Sequence
from typing import cast

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter.listing import DatedCard, DatedPresenter
from dsi_desktop.features.boards.queries.labels import kept_labels
from dsi_desktop.features.boards.queries.sheet.choices import card_choices
from dsi_desktop.features.tasks.commands import TaskFields
from dsi_desktop.features.tasks.rules.dates import typed_due
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import ChoiceField, TextField, Value
from dsi_desktop.ui.forms.form import Form

_NOBODY = "-"


def ask_day(host: Boards, presenter: DatedPresenter, cards: Sequence[DatedCard]) -> None:
    """Ask when cards are due, as people say it: « 15 déc », « vendredi », « automne 2026 »."""
    form = Form([TextField(
        "due", _("Échéance"), hint=_("15 déc, vendredi, dans 2 semaines, automne 2026"),
    )])  # fmt: skip
    first = cards[0].dates
    form.fill({"due": typed_due(first.due_on, first.due_text) if len(cards) == 1 else ""})
    title = ngettext("Échéance de la carte", "Échéance de {n} cartes", len(cards))
    keys = [one.task_id for one in cards]
    form_dialog.ask(host.widget, title.format(n=len(cards)), form,
                    lambda values: presenter.edit(keys, due=str(values["due"])))


def ask_edit(host: Boards, presenter: DatedPresenter, cards: Sequence[DatedCard]) -> None:
    """Ask what cards all get; a box left alone changes nothing."""
    choices = card_choices(host.store)
    nobody = (_NOBODY, _("Personne"))
    same = _("Ne pas changer")
    form = Form([
        ChoiceField("person_id", _("Responsable"),
                    [nobody, *((one.id, one.name) for one in choices.people)],
                    none=same, filtered=True),
        ChoiceField("organization_id", _("Organisation responsable"),
                    [(_NOBODY, _("Aucune organisation")),
                     *((one.id, one.name) for one in choices.organizations)],
                    none=same, filtered=True),
        ChoiceField("priority", _("Priorité"), vocabulary.options("priority"), none=same),
        TextField("due", _("Échéance"), hint=_("laisser vide pour ne pas changer")),
        TextField("label", _("Ajouter une étiquette"),
                  suggestions=[one.name for one in kept_labels(host.store)]),
    ])  # fmt: skip
    title = ngettext("Modifier la carte", "Modifier {n} cartes", len(cards)).format(n=len(cards))
    form_dialog.ask(host.widget, title, form, lambda values: _edit(presenter, cards, values))


def _edit(
    presenter: DatedPresenter, cards: Sequence[DatedCard], values: dict[str, Value]
) -> None:
    given = {
        name: None if values[name] == _NOBODY else values[name]
        for name in ("person_id", "organization_id", "priority") if values[name]
    }  # fmt: skip
    due, label = str(values["due"] or ""), str(values["label"] or "")
    if given or due or label:
        keys = [one.task_id for one in cards]
        presenter.edit(keys, due=due or None, label=label, **cast("TaskFields", given))
