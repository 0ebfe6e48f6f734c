"""The form of a letter of mandate."""


from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms, Values
from dsi_desktop.features.governance.queries import MemberLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, MoneyField, TextField
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk


class LetterForms:
    """Opens the form of a letter, new or kept."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        self._store = store
        self._desk = desk
        self._forms = forms

    def issue(self, member: MemberLine) -> FormDialog:
        """Write the letter of a member; it begins and ends with the mandate."""
        form = self._form(member)
        form.fill({
            "scope": "recommend", "end_on": member.end_on,
            "start_on": member.start_on or self._desk.today().isoformat(),
        })

        def save(values: Values) -> None:
            commands.issue_mandate_letter(self._store, membership_id=member.id, **typed(values))

        title = _("Lettre de mandat de {name}").format(name=member.person)
        return self._forms.show(title, form, save, width=560)

    def edit(self, letter_id: str, member: MemberLine) -> FormDialog:
        """Correct a letter."""
        sheet = queries.letter_sheet(self._store, letter_id)
        form = self._form(member)
        form.fill({name: getattr(sheet, name) for name in form.fields})

        def save(values: Values) -> None:
            commands.edit_mandate_letter(self._store, letter_id, **typed(values))

        title = _("Lettre de mandat de {name}").format(name=member.person)
        return self._forms.show(title, form, save, width=560)

    def _form(self, member: MemberLine) -> Form:
        people = [
            (key, name) for key, name, _organization in queries.person_names(self._store)
            if key != member.person_id
        ]
        return Form([
            [ChoiceField("scope", _("Portée"), vocabulary.options("mandate_scope")),
             MoneyField("ceiling", _("Montant maximal"))],
            ChoiceField("substitute_id", _("Substitut"), people, none=_("Aucun substitut"),
                        filtered=True),
            [DayField("start_on", _("Début"), self._desk.today),
             DayField("end_on", _("Fin"), self._desk.today)],
            [TextField("signatory", _("Signataire")),
             TextField("signatory_title", _("Fonction du signataire"))],
            DayField("signed_on", _("Signée le"), self._desk.today),
        ])
