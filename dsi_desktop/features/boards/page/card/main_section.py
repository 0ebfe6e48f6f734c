"""The first boxes of a card: what, in which state, for whom, until when."""

from collections.abc import Mapping

from dsi_desktop.features.boards.page.card.form_section import FormSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, Choice, Choices
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import ChoiceField, Field, ProseField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.texts import label


class MainSection(FormSection):
    """Always open, without a heading."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Carte"))
        self.standing = label("", "muted", wrap=True)
        self.under_due = label("", "small", wrap=True)
        self.head.hide()

    def unfolded(self, sheet: CardSheet) -> bool:
        return True

    def build(self, choices: Choices) -> Form:
        form = Form([
            TextField("title", _("Titre"), required=True),
            [ChoiceField("state", _("État"), vocabulary.options("task_state")),
             ChoiceField("priority", _("Priorité"), vocabulary.options("priority"))],
            TextField("waiting_for", _("En attente de")),
            [ChoiceField("body_id", _("Chantier"), pairs(choices.bodies), none=_("aucun")),
             TextField("due_on", _("Échéance"), hint=_("15 déc., d’ici juin"))],
            [ChoiceField("organization_id", _("Organisation"),
                         pairs(choices.organizations), none=_("aucune"), filtered=True),
             ChoiceField("person_id", _("Responsable"), pairs(choices.people),
                         none=_("Aucune personne"), filtered=True)],
            TextField("responsible_name", _("Responsable, en mots")),
            ProseField("description", _("Description"), lines=4),
            ProseField("result", _("Résultat"), lines=2),
        ])  # fmt: skip
        self.standing = label("", "muted", wrap=True)
        self.under_due = label("", "small", wrap=True)
        due = form.fields["due_on"].layout()
        if due is not None:
            due.addWidget(self.under_due)
        return form

    def offer(self, form: Form) -> None:
        super().offer(form)
        self.body.insertWidget(0, self.standing)

    def dress(self, sheet: CardSheet, fields: Mapping[str, Field]) -> None:
        for said, text in (
            (self.standing, card.standing(sheet)), (self.under_due, card.under_due(sheet)),
        ):
            said.setText(text)
            said.setVisible(bool(text))
        fields["waiting_for"].setVisible(sheet.state == "waiting" or bool(sheet.waiting_for))
        fields["result"].setVisible(sheet.state in ("done", "dropped") or bool(sheet.result))
        # Words written in the minutes for somebody the directory does not know.
        fields["responsible_name"].setVisible(bool(sheet.responsible_name))

    def put(self, name: str, value: card.Value) -> None:
        """Write one box; a state shown by a column is a move, with its rules."""
        columns = self.host.presenter.columns()
        at = next((n for n, one in enumerate(columns) if one.state == value), -1)
        if name == "state" and at >= 0 and self.host.presenter.card(self.record_id) is not None:
            self.host.presenter.moves.drop([self.record_id], at, 0)
        else:
            super().put(name, value)


def pairs(choices: tuple[Choice, ...]) -> list[tuple[str, str]]:
    """Return choices as a box takes them."""
    return [(choice.id, choice.name) for choice in choices]
