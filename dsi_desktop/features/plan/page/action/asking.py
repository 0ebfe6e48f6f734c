"""The dialogs of the sheet of an action: a reason, a partner, a milestone, a note, hours."""

from collections.abc import Callable, Mapping

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.commands.means import HumanFields
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.presenter import action
from dsi_desktop.features.plan.queries import HandLine, MilestoneLine, NoteLine, PartnerLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    MoneyField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form


def ask_reason(host: Plans, state: str, save: Callable[[str, str], object]) -> bool:
    """Ask why an action pauses, is put off or given up; and until when if it is put off."""
    rows: list[Field] = [ProseField("state_reason", _("Motif"), lines=2)]
    if state == "postponed":
        rows.append(TextField("due", _("Nouvelle échéance"), hint=_("31 mars, vers l’été 27")))
    return form_dialog.ask(
        host.widget, action.state_word(state), Form(rows),
        lambda values: save(_text(values, "state_reason"), _text(values, "due")))  # fmt: skip


def ask_partner(host: Plans, line: PartnerLine) -> bool:
    """Ask in which role an organisation takes part, and what it brings."""
    form = Form([
        ChoiceField("role", _("Rôle"), vocabulary.options("partner_role"), required=True),
        TextField("contribution", _("Contribution")),
        CheckField("confirmed", _("Participation confirmée")),
    ])  # fmt: skip
    form.fill({"role": line.role, "contribution": line.contribution, "confirmed": line.confirmed})
    return form_dialog.ask(host.widget, line.name, form, lambda values: commands.edit_partner(
        host.store, line.id, role=_text(values, "role"),
        contribution=_text(values, "contribution"), confirmed=bool(values["confirmed"])))


def ask_milestone(host: Plans, line: MilestoneLine) -> bool:
    """Ask what a milestone is, when it is due and when it was reached."""
    form = Form([
        TextField("title", _("Jalon"), required=True),
        [DayField("due_on", _("Échéance"), host.desk.today),
         DayField("done_on", _("Atteint le"), host.desk.today)],
    ])  # fmt: skip
    form.fill({"title": line.title, "due_on": line.due_on, "done_on": line.done_on})
    return form_dialog.ask(host.widget, _("Jalon"), form, lambda values: commands.edit_milestone(
        host.store, line.id, title=_text(values, "title"), due_on=_day(values, "due_on"),
        done_on=_day(values, "done_on")))


def ask_note(host: Plans, action_id: str, line: NoteLine | None = None) -> bool:
    """Ask a dated note: a new one is today's unless told."""
    form = Form([
        ProseField("text", _("Note de suivi"), lines=4, required=True),
        DayField("noted_on", _("Date"), host.desk.today, required=True),
    ])  # fmt: skip
    today = host.desk.today().isoformat()
    form.fill({"text": line.text if line else "", "noted_on": line.noted_on if line else today})

    def save(values: Mapping[str, Value]) -> None:
        text, day = _text(values, "text"), _day(values, "noted_on")
        if line is None:
            commands.add_note(host.store, action_id=action_id, text=text, noted_on=day)
        else:
            commands.edit_note(host.store, line.id, text=text, noted_on=day)

    title = _("Nouvelle note de suivi") if line is None else _("Note de suivi")
    return form_dialog.ask(host.widget, title, form, save)


def ask_hand(host: Plans, action_id: str, line: HandLine | None = None) -> bool:
    """Ask who gives hours, in which role, how many, at which rate, in kind or paid."""
    form = Form([
        [ChoiceField("organization_id", _("Organisation"),
                     [(one.id, one.name) for one in queries.organizations(host.store)],
                     none=_("aucune"), filtered=True),
         ChoiceField("person_id", _("Personne"),
                     [(one.id, one.name) for one in queries.people(host.store)],
                     none=_("Aucune personne"), filtered=True)],
        TextField("role", _("Rôle")),
        [TextField("hours_planned", _("Heures prévues"), hint="2,5"),
         TextField("hours_done", _("Heures faites"), hint="2 h 30")],
        [MoneyField("rate", _("Taux horaire")),
         CheckField("in_kind", _("Contribution en nature"))],
    ])  # fmt: skip
    form.fill(action.hand_values(line) if line else {"in_kind": True})

    def save(values: Mapping[str, Value]) -> None:
        fields: HumanFields = action.hand_fields(values)
        if line is None:
            commands.add_human_resource(host.store, action_id=action_id, **fields)
        else:
            commands.edit_human_resource(host.store, line.id, **fields)

    return form_dialog.ask(host.widget, _("Ressource humaine"), form, save)


def _text(values: Mapping[str, Value], name: str) -> str:
    return str(values.get(name) or "")


def _day(values: Mapping[str, Value], name: str) -> str | None:
    return str(values[name]) if values[name] else None
