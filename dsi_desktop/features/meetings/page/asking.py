"""Short questions about a meeting: a guest, a cancellation, whom a call would tire."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import forms
from dsi_desktop.features.meetings.page.convening import ConveningNote
from dsi_desktop.features.meetings.page.dates import choose_day
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.buttons import button


def ask_guest(page: QWidget, store: Store, meeting_id: str) -> None:
    """Invite somebody of the directory, or a name written as it is."""
    names = {one.name: one.id for one in queries.people_to_invite(store)}
    form = Form([
        TextField("name", _("Nom de la personne"), required=True, suggestions=list(names)),
    ])

    def save(values: dict[str, Value]) -> None:
        name = str(values["name"])
        commands.add_guest(
            store, meeting_id, name="" if name in names else name,
            person_id=names.get(name), status="expected",
        )

    ask(page, _("Inviter une personne"), form, save, yes=_("Inviter"))


def ask_cancelling(page: QWidget, cancel: Callable[[str], object]) -> None:
    """Ask why the meeting is cancelled."""
    ask(
        page, _("Annuler la rencontre"), forms.cancelling_form(),
        lambda values: cancel(str(values["reason"])), yes=_("Annuler la rencontre"),
    )


def warn_in(store: Store, form: Form, call: queries.Call) -> None:
    """Say in a form whom the meeting would tire, as long as the dialog lives.

    Where the form asks for the day, days can be compared from there.
    """
    note = ConveningNote(form, lambda asked: queries.warnings_of(store, asked), call)
    if "held_on" in form.fields:
        form.append(button(
            _("Comparer des jours…"), lambda: compare_in(store, form, note),
            icon_name="calendar-event",
        ))


def compare_in(store: Store, form: Form, note: ConveningNote) -> None:
    """Let the person compare days for what is typed, and write the one kept."""
    day = choose_day(form, store, note.call(), store.clock.today())
    if day:
        form.fill({"held_on": day})
        note.read()
