"""What is asked about the actions chosen in the table: one cell, or what they all get."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.presenter.action import state_word
from dsi_desktop.features.plan.presenter.table import TablePresenter
from dsi_desktop.features.plan.queries import ActionRow
from dsi_desktop.features.plan.rules.table import COLUMNS
from dsi_desktop.features.tasks.rules.dates import typed_due
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    NumberField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed

_NOBODY = "-"
_ANY = 1000  # the rule says why a hundred is the most: the box lets more be typed
# Which box of the form each column is edited by.
_BOX = {
    "title": "title", "state": "state", "lead": "lead_id", "contact": "contact_id", "due": "due",
    "progress": "progress", "body": "body_id", "kind": "kind", "start": "start_on",
    "reached": "people_reached",
}  # fmt: skip


def editable(name: str) -> bool:
    """Tell whether the cells of a column are edited here."""
    return name in _BOX


def ask_cell(
    host: Plans, presenter: TablePresenter, rows: Sequence[ActionRow], name: str
) -> bool:
    """Ask what a cell says, for the actions chosen; it begins with what the first one says."""
    first, box = rows[0], _BOX[name]
    if name == "title":
        rows = rows[:1]
    form = Form(_boxes(host, name))
    form.fill({box: _now(first)[box]})
    return form_dialog.ask(
        host.widget, _title(_(COLUMNS[name]), rows), form,
        lambda values: _save(presenter, rows, values))  # fmt: skip


def ask_edit(host: Plans, presenter: TablePresenter, rows: Sequence[ActionRow]) -> bool:
    """Ask what actions all get; a box left alone changes nothing."""
    same = _("Ne pas changer")
    form = Form([
        [_states(same), TextField("state_reason", _("Motif"))],
        [_given(_people(host), "contact_id", _("Personne responsable"), same),
         _given(_organizations(host), "lead_id", _("Porteur"), same)],
        [_given(_chantiers(host), "body_id", _("Chantier"), same),
         TextField("kind", _("Type d’action"))],
        [TextField("due", _("Échéance"), hint=_("laisser vide pour ne pas changer")),
         NumberField("progress", _("Avancement (%)"), high=_ANY)],
    ])  # fmt: skip

    def save(values: Mapping[str, Value]) -> None:
        given = {name: None if value == _NOBODY else value
                 for name, value in values.items() if value not in (None, "")}  # fmt: skip
        if given:
            _save(presenter, rows, given)

    return form_dialog.ask(host.widget, _title(_("Modifier"), rows), form, save)


def _save(
    presenter: TablePresenter, rows: Sequence[ActionRow], values: Mapping[str, Value]
) -> None:
    fields: dict[str, Any] = typed(values)
    if "title" in fields:
        presenter.rename(rows[0].id, str(fields["title"]))
    else:
        presenter.edit([row.id for row in rows], **fields)


def _title(what: str, rows: Sequence[ActionRow]) -> str:
    if len(rows) == 1:
        return _("{what} – {title}").format(what=what, title=rows[0].title)
    return ngettext("{what} – {n} action", "{what} – {n} actions", len(rows)).format(
        what=what, n=len(rows))


def _now(row: ActionRow) -> dict[str, Value]:
    return {
        "title": row.title, "state": row.state, "lead_id": row.lead_id or None,
        "contact_id": row.contact_id or None, "due": typed_due(row.end_on, row.when_text),
        "progress": row.progress, "body_id": row.body_id or None, "kind": row.kind,
        "start_on": row.start_on, "people_reached": row.sums.reached or None,
    }  # fmt: skip


def _boxes(host: Plans, name: str) -> list[Field]:
    made: dict[str, Callable[[], list[Field]]] = {
        "title": lambda: [TextField("title", _("Action"), required=True)],
        "state": lambda: [_states(), TextField(
            "state_reason", _("Motif"), hint=_("en attente, reportée ou abandonnée : pourquoi"))],
        "lead": lambda: [ChoiceField("lead_id", _("Porteur"), _organizations(host),
                                     none=_("aucun"), filtered=True)],
        "contact": lambda: [ChoiceField("contact_id", _("Personne responsable"), _people(host),
                                        none=_("Aucune personne"), filtered=True)],
        "due": lambda: [TextField("due", _("Échéance"), hint=_("31 mars, vers l’été 27"))],
        "progress": lambda: [NumberField("progress", _("Avancement (%)"), high=_ANY)],
        "body": lambda: [ChoiceField("body_id", _("Chantier"), _chantiers(host),
                                     none=_("aucun"))],
        "kind": lambda: [TextField("kind", _("Type d’action"))],
        "start": lambda: [DayField("start_on", _("Début"), host.desk.today)],
        "reached": lambda: [NumberField("people_reached", _("Personnes jointes"))],
    }  # fmt: skip
    return made[name]()


def _states(none: str | None = None) -> ChoiceField:
    options = [(key, state_word(key)) for key, _said in vocabulary.options("action_state")]
    return ChoiceField("state", _("État"), options, none=none)


def _given(
    options: Sequence[tuple[str, str]], name: str, said: str, same: str
) -> ChoiceField:
    return ChoiceField(name, said, [(_NOBODY, _("Aucun choix")), *options], none=same,
                       filtered=True)  # fmt: skip


def _people(host: Plans) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in queries.people(host.store)]


def _organizations(host: Plans) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in queries.organizations(host.store)]


def _chantiers(host: Plans) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in queries.chantiers(host.store)]
