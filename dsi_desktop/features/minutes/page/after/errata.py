"""What is asked once minutes are adopted: an erratum, a signature."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.after.parts import Followed
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form, typed


def ask_erratum(parent: QWidget, page: Followed) -> None:
    """Ask what is to be read instead; the adopted document stays as it is."""
    meeting_id = page.presenter.meeting_id
    motions = [
        (one.record_id, wording.number_of(one))
        for one in queries.minutes_of(page.store, meeting_id).every("motion")
    ]
    later = [
        (one.id, fmt.date_long(one.held_on))
        for one in queries.meetings_that_can_adopt(page.store, meeting_id)
    ]
    form = Form([
        ProseField("text", _("Texte de l’erratum"), lines=4),
        ChoiceField("motion_id", _("Résolution"), motions, none=_("aucune en particulier")),
        [
            ChoiceField("decided_in_id", _("Décidé à la rencontre du"), later,
                        none=_("aucune rencontre")),
            DayField("made_on", _("Date"), page.desk.today),
        ],
    ])  # fmt: skip

    def save(values: dict[str, Value]) -> None:
        commands.record_erratum(page.store, meeting_id, **typed(values))
        page.desk.tell(_("L’erratum est ajouté; le procès-verbal adopté ne change pas."))

    ask(parent, _("Faire un erratum"), form, save, yes=_("Ajouter"))


def ask_signature(parent: QWidget, page: Followed) -> None:
    """Ask who signed the minutes, and when."""
    live = page.presenter.live
    names = [one for one in (live.document.chair, live.document.note_taker) if one] if live else []
    form = Form([
        TextField("signed_by", _("Signé par"), required=True, suggestions=names),
        DayField("signed_on", _("Signé le"), page.desk.today),
    ])
    form.fill({
        "signed_by": next(iter(names), ""), "signed_on": page.desk.today().isoformat(),
    })

    def save(values: dict[str, Value]) -> None:
        commands.sign_minutes(page.store, page.presenter.meeting_id, **typed(values))

    ask(parent, _("Noter la signature"), form, save)
